package uk.gpsurgery.conduct.classifier.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The frozen encoder: bge-small-en-v1.5, 8 bit, from the class path. One text a call: it takes its scale over all that a
 * call brings, so that a text's vectors would depend on its neighbours.
 */
final class Encoder {

    /** Numbers a layer gives for a piece. */
    static final int WIDTH = 384;

    private static final int MOST_PIECES = 512;
    private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
    private static final String LAST = "last_hidden_state";
    /** The sixth and the ninth layer: what the last one has already forgotten. */
    private static final List<String> INNER = List.of(
            "/encoder/layer.5/output/LayerNorm/Add_1_output_0", "/encoder/layer.8/output/LayerNorm/Add_1_output_0");

    private final WordPiece tokeniser;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private Encoder(WordPiece tokeniser, OrtEnvironment environment, OrtSession session) {
        this.tokeniser = tokeniser;
        this.environment = environment;
        this.session = session;
    }

    /** What the encoder makes of a text: for each layer the vectors of its pieces in a row. */
    record Encoded(Pieces pieces, List<float[]> layers) {}

    /** From the class path; refuses with a sentence when what is there cannot be used. */
    static Encoder load() {
        try {
            var environment = OrtEnvironment.getEnvironment();
            try (var options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                var session = environment.createSession(withInnerLayers(resource(WEIGHTS)), options);
                return new Encoder(
                        WordPiece.of(new ObjectMapper().readTree(resource(TOKENIZER))), environment, session);
            }
        } catch (OrtException | IOException e) {
            throw new IllegalStateException(
                    "the encoder's file " + WEIGHTS + " is damaged: put the packaged one back", e);
        }
    }

    Encoded encode(String text) {
        var pieces = tokeniser.pieces(text, MOST_PIECES);
        var shape = new long[] {1, pieces.count()};
        var ones = new long[pieces.count()];
        Arrays.fill(ones, 1);
        try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(pieces.ids()), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[pieces.count()]), shape);
                var result = session.run(
                        Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types),
                        Set.of(LAST, INNER.get(0), INNER.get(1)))) {
            return new Encoded(
                    pieces,
                    List.of(numbers(result, LAST), numbers(result, INNER.get(0)), numbers(result, INNER.get(1))));
        } catch (OrtException e) {
            throw new IllegalStateException("the encoder failed", e);
        }
    }

    private static float[] numbers(OrtSession.Result result, String layer) {
        var tensor = (OnnxTensor) result.get(layer).orElseThrow();
        var numbers = tensor.getFloatBuffer();
        var copy = new float[numbers.remaining()];
        numbers.get(copy);
        return copy;
    }

    /** Protocol buffers merge what is appended: field 7 (graph) with field 12 (output) names more outputs. */
    private static byte[] withInnerLayers(byte[] model) throws IOException {
        var whole = new ByteArrayOutputStream(model.length + 256);
        whole.write(model);
        for (var layer : INNER) {
            var name = layer.getBytes(UTF_8);
            whole.write(0x3A);
            whole.write(name.length + 4);
            whole.write(0x62);
            whole.write(name.length + 2);
            whole.write(0x0A);
            whole.write(name.length);
            whole.write(name);
        }
        return whole.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var in = Encoder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the encoder's file " + name + " is missing: put the packaged one back");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
