package uk.gpsurgery.conduct.classifier.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words whose disguises are undone, and those too common to be half of one. Own list, British usage. */
public final class Lexicon {

    /** Obscene wherever they stand. */
    private static final Set<String> SWEARING = words("""
            fuck fucks fucked fucker fuckers fuckin fucking fuckwit fuckwits fuckup fuckery fuckall fucksake fck fcking fkn fking fuk fuking fukin fukn fecking effing
            motherfucker motherfuckers motherfucking mf mofo clusterfuck mindfuck unfuckingbelievable absofuckinglutely headfuck fuckface fuckhead fuckoff stfu gtfo wtaf omfg ffs fml tf
            shit shits shite shitty shitter shithole shitshow shithouse shithead shitbag shitstain shitting bullshit horseshit batshit dipshit dogshit apeshit gobshite gobshites shitload shits
            cunt cunts cunting cunty cuntish wank wanker wankers wanking wanky wankstain bollocks bollox bollock bollocking twat twats twatting twatty
            arse arses arsed arsehole arseholes arsewipe asshole assholes ass asses badass dumbass jackass halfarsed
            bastard bastards bastarding bitch bitches bitching bitchy prick pricks dick dicks dickhead dickheads dickwad knob knobs knobhead knobheads bellend bellends cock cocks cocksucker cockwomble
            piss pissed pissing pisstake pisspot pisshead pissflaps tosser tossers tosspot tits titties titty boobs fanny minge gash pussy slag slags slapper slut sluts whore whores
            spunk jizz cum cumming blowjob handjob rimjob rimming milf gilf dilf shag shagging shagged shagger bonk dogging horny boner stiffy wanked bukkake creampie felch dildo
            jobby bawbag fannybaws minger numpties fud roaster nobhead nob nobs bumhole ringpiece clunge flange gooch nonce nonces buggered bugger buggers sod sods feck
            """);

    /** Slurs against a group: abuse whoever is meant. */
    private static final Set<String> SLURS = words("""
            paki pakis nigger niggers nigga niggas chink chinks chinky wog wogs coon coons gook gooks spic spics kike kikes yid yids raghead ragheads towelhead towelheads
            faggot faggots fag fags poof poofs poofter poofters dyke dykes lezzer lezza tranny trannies shemale batty battyboy gyppo gyppos pikey pikeys gippo pikies
            spastic spastics spaz spacker spackers mong mongs mongol retard retards retarded cripple cripples windowlicker flid sambo golliwog wetback darkie darkies curry-muncher
            polack polacks paddy taig fenian jock kraut frog bogtrotter chav chavs sandnigger zipperhead halfcaste coloureds
            """);

    private static final Set<String> DANGER = words(
            "kill killed killing murder stab rape raped bomb burn acid suicide die drugs cocaine ketamine viagra tramadol diazepam xanax");

    private static final Set<String> MASKED = words("""
            fuck fucking fucker fuckers fucked fuckwit shit shite shitty shits bullshit cunt cunts wanker wankers twat twats bollocks arse arsehole arseholes asshole bastard bastards
            bitch bitches prick pricks dickhead dickheads piss pissed tosser knobhead nigger niggers paki pakis faggot retard retards slag whore slut cock pussy ass dick tits bellend rape raped
            """);

    private static final Set<String> COMMON = words(
            "as is in it at on an am to of or if no so be by do go he me my up us we ok the and she his her was are you not but had has can our out all pen for nit hit sit wit tit");

    private static final Set<String> STRONG =
            Stream.of(SWEARING, SLURS, DANGER).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private Lexicon() {}

    /** Words that are obscene wherever they stand. */
    public static Set<String> swearing() {
        return SWEARING;
    }

    /** Words that abuse a group. */
    public static Set<String> slurs() {
        return SLURS;
    }

    static boolean isStrong(String word) {
        return STRONG.contains(word);
    }

    static boolean isUnmistakable(String word) {
        return word.length() >= 4 && MASKED.contains(word);
    }

    static boolean isCommon(String word) {
        return COMMON.contains(word);
    }

    static List<String> maskable() {
        return MASKED.stream().sorted().toList();
    }

    private static Set<String> words(String list) {
        return new HashSet<>(Arrays.asList(list.strip().split("\\s+")));
    }
}
