package uk.gpsurgery.conduct.notifier.letter;

/** Why a letter is not written. The sentence goes to staff with the outcome, so it quotes nothing. */
public enum Refusal {
    UNKNOWN_TEMPLATE("there is no letter of this name"),
    OTHER_RECIPIENT("this letter is not for such a recipient"),
    NOT_APPROVED("no person has approved this letter to a patient"),
    NO_NAME("the recipient has no name"),
    WANTS_PAPER("the recipient wants letters on paper"),
    NO_EASY_READ("the recipient wants easy read, and this letter is not written in it: a person explains it"),
    NO_ADDRESS("the recipient has no email address"),
    NO_SUCH_ADDRESS("the recipient's email address is not one that mail can be sent to"),
    SHARED_ADDRESS("another patient has the same email address, and could read the letter"),
    FIELDS_MISSING("the letter needs fields that are missing"),
    FIELDS_MISSHAPEN("the letter has fields that are not in their form"),
    NOT_WRITTEN("the letter's template could not be filled");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
