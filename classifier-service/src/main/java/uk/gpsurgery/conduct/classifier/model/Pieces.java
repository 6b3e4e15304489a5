package uk.gpsurgery.conduct.classifier.model;

/** Ids of pieces of words and where in the text each word began. */
final class Pieces {

    private final long[] ids;
    private final int[] starts;
    private int count;
    private boolean cut;

    Pieces(int most) {
        this.ids = new long[most];
        this.starts = new int[most];
    }

    boolean hasRoom() {
        return count < ids.length - 1;
    }

    void add(int id, int start) {
        if (hasRoom()) {
            ids[count] = id;
            starts[count++] = start;
        } else {
            cut = true;
        }
    }

    void finish(int end, boolean more) {
        cut |= more;
        ids[count] = end;
        starts[count] = count == 0 ? 0 : starts[count - 1];
        count++;
    }

    int count() {
        return count;
    }

    int start(int index) {
        return starts[index];
    }

    /** Whether the text had more than there was room for. */
    boolean isCut() {
        return cut;
    }

    long[] ids() {
        return java.util.Arrays.copyOf(ids, count);
    }
}
