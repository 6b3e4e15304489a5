package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import uk.gpsurgery.conduct.cases.store.PracticeRows;

/** The calls of a resource are made for the practice of the token, and meet its rows only. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@interface OfOnePractice {

    /** Inside the transaction, whose rows they are. */
    @OfOnePractice
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    final class Wall {

        private final SignedIn signedIn;
        private final PracticeRows rows;

        Wall(SignedIn signedIn, PracticeRows rows) {
            this.signedIn = signedIn;
            this.rows = rows;
        }

        @AroundInvoke
        Object call(InvocationContext asked) throws Exception {
            rows.only(signedIn.practice());
            return asked.proceed();
        }
    }
}
