package uk.gpsurgery.conduct.kit;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Follows what was said from the request to the letter: an event carries the W3C trace context of what caused it in its
 * header {@code traceparent}. What is told while an event is in hand, under its correlation, goes on with its trace.
 *
 * <p>Nothing is followed until {@code quarkus.otel.sdk.disabled=false} and a collector is named.
 */
@Singleton
public final class Traces {

    static final String HEADER = "traceparent";

    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final ThreadLocal<Map<String, Context>> IN_HAND = ThreadLocal.withInitial(Map::of);

    private final Tracer tracer;

    Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("conduct");
    }

    /** The trace context of the event or request in hand that has this correlation; null where none is followed. */
    public @Nullable String of(String correlation) {
        return header(IN_HAND.get().getOrDefault(correlation, Context.current()));
    }

    /** Does it as a step of its own of the trace, named by what is done and never by whom it is about. */
    public <T> T follow(@Nullable String trace, String step, Supplier<T> what) {
        var span = span(trace, step, SpanKind.CLIENT);
        try (var current = span.makeCurrent()) {
            return what.get();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** Begins to send a record; the span is ended by the sender. */
    Span sends(ProducerRecord<String, byte[]> record, String topic, @Nullable String trace) {
        var span = span(trace, "send " + topic, SpanKind.PRODUCER);
        var header = header(Context.root().with(span));
        if (header != null) {
            record.headers().add(HEADER, header.getBytes(StandardCharsets.UTF_8));
        }
        return span;
    }

    /** Takes a batch in hand on this thread until it is closed. */
    InHand takes(List<? extends Received<?>> batch, String topic) {
        var spans = batch.stream()
                .map(event -> span(event.trace(), "handle " + topic, SpanKind.CONSUMER))
                .toList();
        var contexts = new HashMap<String, Context>();
        for (var i = 0; i < spans.size(); i++) {
            contexts.put(batch.get(i).correlation(), Context.root().with(spans.get(i)));
        }
        IN_HAND.set(contexts);
        return () -> {
            IN_HAND.remove();
            spans.forEach(Span::end);
        };
    }

    private Span span(@Nullable String trace, String name, SpanKind kind) {
        var parent = trace == null ? Context.root() : W3C.extract(Context.root(), trace, new OneHeader());
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    }

    private static @Nullable String header(Context context) {
        var written = new HashMap<String, String>();
        W3C.inject(context, null, (nothing, name, value) -> written.put(name, value));
        return written.get(HEADER);
    }

    interface InHand extends AutoCloseable {

        @Override
        void close();
    }

    private static final class OneHeader implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String trace) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String trace, String key) {
            return key.equals(HEADER) ? trace : null;
        }
    }
}
