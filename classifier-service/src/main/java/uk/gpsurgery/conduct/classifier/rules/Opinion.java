package uk.gpsurgery.conduct.classifier.rules;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** Praise and blame of this practice's service: what reviews and complaints have in common. */
final class Opinion {

    static final Phrases BLAME = Phrases.of("""
            waited|waiting|wait ~4 #|two|three|four|five|six|seven|eight|nine|ten|an|hour|hours|weeks|months|days|ages|over|half
            cant|can't|cannot|couldn't|couldnt|impossible|never|unable|no|nobody|noone ~4 get|getting|got|appointment|appointments|answer|answers|through|answered|picks|pick|rang|called|seen
            rude|ruder|rudest|abrupt|dismissive|dismissed|ignored|fobbed|unhelpful|useless|hopeless|shambles|disgrace|disgraceful|disgusting|appalling|awful|terrible|shocking|joke|atrocious|incompetent|unprofessional|pathetic|worst|diabolical|farce|shameful|patronising|patronised|arrogant|cold|uncaring
            lost ~4 referral|results|sample|samples|letter|form|notes|prescription|bloods|records|urine
            didnt|didn't|wouldn't|wouldnt|doesnt|doesn't|dont|never|not|wont|won't ~3 listen|listened|examine|care|look|looked|help|helped|bother|ring|call|phone|rang|called|answer|apologise|explain|read|believe|sent|send|done
            wrong prescription|medication|tablets|patient|dose|results|leg|ear|diagnosis|letter|name|date
            number # in ~2 queue
            on hold
            still|yet|again ~4 waiting|nothing|no|havent|haven't|not|chasing
            no appointments|apology|explanation|reply|answer|response|one
            told to|me|us ~4 ring|call|wait|tomorrow|back|nothing|pharmacy|111|a&e|go
            ring|rang|call|phone back|again tomorrow|monday
            avoid|disappointed|disappointing|frustrated|frustrating|fed up
            complain|complained|complaint|complaints
            spoken|spoke|talked to me|us like
            cancelled|refused|turned ~3 appointment|me|us|away|my
            engaged tone
            8am|8.00|8 o'clock ~5 ring|rang|phone|queue|gone|call
            gone down hill|downhill
            third|fourth|second|fifth time
            ran|running late
            misdiagnosed|missed|overlooked
            waste of
            why is|does|do|cant|can't ~8 appointment|phone|doctor|see
            five|4|5|four|seven minutes
            """);
    static final Phrases PRAISE = Phrases.of("""
            lovely|brilliant|fantastic|excellent|amazing|wonderful|superb|fab|fabulous|outstanding|first class|terrific|marvellous|star|stars|gem|diamond|treasure|angel|angels|saint|legend|credit|godsend|lifesaver|asset
            thank|thanks|grateful|gratitude|appreciate|ta|cheers ~6 staff|nurse|nurses|doctor|doctors|dr|surgery|team|reception|receptionist|practice|gp|%staff|everyone|all|you|for
            kind|patient|gentle|caring|helpful|friendly|polite|thorough|reassuring|professional|compassionate|attentive|efficient|approachable|welcoming
            listened|listens|explained|explains
            seen|saw ~4 same|within|on time|early|straight|quickly
            best doctor|surgery|gp|nurse|practice|thing|receptionist
            can't|cant|couldn't|couldnt fault
            recommend
            never a?|any? problem|problems
            saved my|his|her|our life
            above and beyond
            shout out
            well done
            hats off
            took|takes ~3 time
            good|great|decent|spot on|top ~2 service|surgery|practice|doctor|doctors|nurse|bloke|staff|job|lass
            made me|us|him|her feel|laugh|smile
            """);

    private Opinion() {}

    /** The same, only where the comment is about the surgery at all. */
    static List<Sighting> ofTheSurgery(Reading reading, Phrases opinion) {
        return reading.has(SURGERY) || !reading.staff().isEmpty() || reading.hasStars()
                ? reading.find(opinion)
                : List.of();
    }

    private static final Phrases SURGERY = Phrases.of("@service", Vocabulary.GROUPS);
}
