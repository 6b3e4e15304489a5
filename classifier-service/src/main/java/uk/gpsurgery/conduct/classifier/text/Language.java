package uk.gpsurgery.conduct.classifier.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Guesses the language of a text from its script and its small words; what it does not know it calls {@code und}. */
public final class Language {

    public static final String ENGLISH = "en";
    private static final String UNKNOWN = "und";

    private static final Map<String, Set<String>> SMALL_WORDS = smallWords();

    private Language() {}

    /** BCP 47 tag of the text's language. */
    public static String of(Words words) {
        var script = script(words.original());
        if (!script.isEmpty()) {
            return script;
        }
        var counts = new LinkedHashMap<String, Integer>();
        var letters = 0;
        for (var word : words.all()) {
            if (!word.isNumber()) {
                letters++;
                var raw = word.text();
                SMALL_WORDS.forEach((language, small) -> {
                    if (small.contains(raw)) {
                        counts.merge(language, 1, Integer::sum);
                    }
                });
            }
        }
        var english = counts.getOrDefault(ENGLISH, 0);
        var best = ENGLISH;
        for (var count : counts.entrySet()) {
            if (count.getValue() > counts.getOrDefault(best, 0)) {
                best = count.getKey();
            }
        }
        if (!best.equals(ENGLISH)) {
            return counts.getOrDefault(best, 0) >= 2 && counts.getOrDefault(best, 0) * 2 > english * 3 ? best : ENGLISH;
        }
        return letters >= 8 && english * 12 < letters && foreignSigns(words.original()) ? UNKNOWN : ENGLISH;
    }

    /** The language whose script the text is mostly in, or nothing when that is Latin. */
    private static String script(String text) {
        var scripts = new LinkedHashMap<Character.UnicodeScript, Integer>();
        text.codePoints().filter(Character::isLetter).forEach(point -> scripts.merge(scriptOf(point), 1, Integer::sum));
        var total = scripts.values().stream().mapToInt(Integer::intValue).sum();
        for (var script : scripts.entrySet()) {
            if (script.getValue() * 2 > total) {
                return switch (script.getKey()) {
                    case CYRILLIC -> text.chars().anyMatch(sign -> "іїєґІЇЄҐ".indexOf(sign) >= 0) ? "uk" : "ru";
                    case ARABIC -> text.chars().anyMatch(sign -> "ٹڈڑںےگچپکہھی".indexOf(sign) >= 0) ? "ur" : "ar";
                    case GREEK -> "el";
                    case HAN -> "zh";
                    case BENGALI -> "bn";
                    case GURMUKHI -> "pa";
                    case GUJARATI -> "gu";
                    case DEVANAGARI -> "hi";
                    case TAMIL -> "ta";
                    case LATIN, COMMON, INHERITED -> "";
                    default -> UNKNOWN;
                };
            }
        }
        return "";
    }

    private static Character.UnicodeScript scriptOf(int point) {
        // Mathematical and circled letters are Latin in disguise.
        var script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.COMMON ? Character.UnicodeScript.LATIN : script;
    }

    private static boolean foreignSigns(String text) {
        return text.chars()
                        .filter(sign -> sign >= 0xC0 && Character.isLetter(sign))
                        .count()
                >= 2;
    }

    private static Map<String, Set<String>> smallWords() {
        var lists = new LinkedHashMap<String, Set<String>>();
        add(
                lists,
                ENGLISH,
                "the a and to of in is it you that was for on are with as i his they be at one have this from or had by not but what all were we when your can said there an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more go see no way could my than been who now did get come made may me just its our us am im dont got back any still too after over only off why here very again going anyone know");
        add(
                lists,
                "pl",
                "nie i w na z do sie to jest ze jak od po za co tak ale o przez dla ma juz tylko czy bo mnie mi pan pani ich jego jej byl byla bylo jestem sa ktos prosze dziekuje lekarz przychodni recepcji nas wizyty lub gdzie kiedy bardzo");
        add(
                lists,
                "cy",
                "yn y yr a i ar o wedi mae ddim am gan fod ei oedd ac mi dim eu fy chi ni nhw roedd wrth bod hwn hon sydd oes ond meddyg feddygfa diolch gyda iawn cael rhaid ydy ydi dw dwi neu heb nos dydd pob sut beth pwy");
        add(
                lists,
                "ro",
                "si de la nu in cu pe ca un o este sunt am ai au mai din pentru dar ce care ma sa se le lui ei fara foarte doctor doamna domnul asta acest acolo cand cine unde multumesc nici tot numai acum fost avea lor imi");
        add(
                lists,
                "fr",
                "le la les de des et un une est pas je il elle nous vous ils ne que qui pour dans sur avec ce cette mon ma mes son sa ses au aux du mais ou tres bien merci rien tout plus sont ont etait jai cest quil medecin rendez");
        add(
                lists,
                "es",
                "el la los las de y que en un una es no por con para su mi se lo le pero muy mas como esta este fue son me te ya todo nos hay donde cuando porque si al del medico gracias consulta sin tienen");
        add(
                lists,
                "pt",
                "o a os as de e que em um uma nao por com para seu sua se mas muito como esta este foi sao me ja tudo nos onde quando porque ao da do na no dos das medico obrigado obrigada consulta sem ele ela eu meu minha");
        add(
                lists,
                "it",
                "il lo la gli le di e che in un una non per con su mi si ma molto come questo questa sono ho ha hanno mio mia dove quando perche al del della nel anche dottore medico grazie ci piu era stato tutto");
        add(
                lists,
                "de",
                "der die das und ist nicht ich wir sie er es ein eine zu mit auf fur von den dem im auch aber war haben hat noch nur wie bei nach man arzt praxis mein meine kein keine sehr schon wenn danke");
        add(
                lists,
                "tr",
                "bir ve bu da de icin ile cok ben sen o biz siz var yok mi mu ne gibi daha en ama beni bana kadar sonra doktor randevu hic degil oldu diye her olan");
        add(
                lists,
                "ur-Latn",
                "hai hain ka ki ke ko se mein main nahi nahin aur ye yeh wo woh kya kar karte tha thi mera meri mere hum aap ap sab bohat bohot bahut ne par bhi jo koi raha rahi gaya gayi doctor sahib shukriya wale wali kuch liye unka uska acha hoon hun apna apni yahan");
        add(
                lists,
                "so",
                "waa iyo in ka ku oo la uu ay waxa waxaan ma aan soo dhakhtar dhakhtarka ayaa loo isku fadlan mahadsanid cid");
        add(
                lists,
                "tl",
                "ang ng sa na ako ko mo siya kami sila ba po naman lang hindi wala may mga yung ito doktor salamat kasi pero din rin dito");
        add(
                lists,
                "lt",
                "ir yra ne kad su i is nuo bet kaip tai ar jau tik mano man labai gydytoja gydytojas aciu nera buvo kur del prie dar");
        add(
                lists,
                "hu",
                "a az es nem van hogy egy volt de ez is meg mar csak nagyon orvos koszonom nincs mert ha kell");
        add(lists, "pcm", "dey na una wetin abeg dem no dis dat sabi wahala oga pikin una don fit make im wey");
        add(lists, "yo", "ni ti o mo ati wa si awon nitori e ko je fun dokita ko");
        return lists;
    }

    private static void add(Map<String, Set<String>> lists, String language, String words) {
        lists.put(language, new TreeSet<>(Arrays.asList(words.split(" "))));
    }
}
