package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.AuditTrail;
import uk.gpsurgery.conduct.cases.store.PracticeRows;

/** The calls of a resource are made for the practice of the token: they meet its rows only, and go on its record. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OfOnePractice {

    /** Inside the transaction: what is done and that it was done are both true or neither is. */
    @OfOnePractice
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    final class Wall {

        private final SignedIn signedIn;
        private final PracticeRows rows;
        private final Asked asked;
        private final AuditTrail trail;
        private final Repeats repeats;

        Wall(SignedIn signedIn, PracticeRows rows, Asked asked, AuditTrail trail, Repeats repeats) {
            this.signedIn = signedIn;
            this.rows = rows;
            this.asked = asked;
            this.trail = trail;
            this.repeats = repeats;
        }

        @AroundInvoke
        @Nullable
        Object call(InvocationContext call) throws Exception {
            rows.only(signedIn.practice());
            var answer = repeats.answer(call);
            trail.done(asked.deed().orElseThrow());
            return answer;
        }
    }
}
