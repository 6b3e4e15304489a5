package uk.gpsurgery.conduct.ingest.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may read below a review. */
class PublicReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you for your feedback. We cannot discuss individual cases here. Anyone with a concern can contact our"
                        + " practice manager on 01273 900123 or use https://mile-oak.example/complaints.",
                "We are sorry to read this. Please ring us, so that we can listen.",
                "Thank you. The surgery is open from Monday to Friday, 8 am to 6.30 pm.",
                "Dear reviewer, we take every concern seriously. Call 07700 900456.",
                "Anyone who uses our service can tell us what went well.",
                "We look after 9,800 patients and want each of them to be heard.",
                "Thank you for taking the time. Our patients' group meets at the surgery.",
            })
    void wordsThatConfirmNothingPass(String reply) {
        assertThat(PublicReply.objection(reply)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            As our patient you know how busy we are.               | A public reply does not say or suggest that somebody is a patient.
            You are no longer registered with us.                  | A public reply does not say or suggest that somebody is a patient.
            We value you as a patient.                             | A public reply does not say or suggest that somebody is a patient.
            You have been a difficult patient for years.           | A public reply does not say or suggest that somebody is a patient.
            We are sorry about your visit.                         | A public reply does not speak of a visit or an appointment.
            You were seen within ten minutes.                      | A public reply does not speak of a visit or an appointment.
            We are sorry that you were kept waiting when you came. | A public reply does not speak of a visit or an appointment.
            The appointment was cancelled by you.                  | A public reply does not speak of a visit or an appointment.
            We hope to see you again.                              | A public reply does not speak of a visit or an appointment.
            Your blood test was late.                              | A public reply does not speak of anybody's health or care.
            Your recent prescription is ready.                     | A public reply does not speak of anybody's health or care.
            The diagnosis was right.                               | A public reply does not speak of anybody's health or care.
            We looked at your records.                             | A public reply does not speak of anybody's health or care.
            Your daughter has been well looked after.              | A public reply does not speak of anybody's family.
            On 3rd November the phones were down.                  | A public reply names no date.
            The line failed on 03/11/2026.                         | A public reply names no date.
            We answered you last Tuesday.                          | A public reply names no date.
            It was busy yesterday.                                 | A public reply names no date.
            Please quote 999 000 0018 when you ring.               | A public reply holds no NHS number.
            Tell us your NHS number.                               | A public reply holds no NHS number.
            Dear Tracey, thank you.                                | A public reply names nobody.
            Thank you Tracey.                                      | A public reply names nobody.
            Dr Patel is a good doctor.                             | A public reply names nobody.
            We are sorry. Hello Derek.                             | A public reply names nobody.
            """)
    void wordsThatConfirmSomethingAreRefusedWithTheRuleTheyBreak(String reply, String sentence) {
        assertThat(PublicReply.objection(reply)).contains(sentence);
    }
}
