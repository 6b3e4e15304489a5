package uk.gpsurgery.conduct.classifier.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.text.Names;
import uk.gpsurgery.conduct.classifier.text.Word;
import uk.gpsurgery.conduct.classifier.text.Words;

/** The staff of a practice, found however they are written of: title, first name, nickname, initial, misspelt. */
public final class Roster {

    private static final Set<String> TITLES = Set.of(
            "dr",
            "doctor",
            "doc",
            "dokter",
            "docter",
            "mr",
            "mrs",
            "ms",
            "miss",
            "sister",
            "nurse",
            "matron",
            "prof",
            "professor",
            "sr",
            "drs",
            "doctors",
            "gp",
            "receptionist",
            "manager",
            "pharmacist",
            "paramedic",
            "phlebotomist",
            "reception");
    private static final Set<String> MEDICAL_TITLES =
            Set.of("dr", "doctor", "doc", "dokter", "docter", "drs", "doctors", "gp");
    private static final Set<String> CIVIL_TITLES = Set.of("mr", "mrs", "ms", "miss");
    private static final Set<String> PLACES = Set.of(
            "road",
            "street",
            "lane",
            "close",
            "avenue",
            "court",
            "drive",
            "way",
            "hill",
            "park",
            "shop",
            "shops",
            "school",
            "house",
            "farm",
            "terrace",
            "crescent",
            "gardens",
            "estate",
            "bakery",
            "butchers",
            "garage",
            "solicitors",
            "ward",
            "arms",
            "head",
            "rd",
            "st",
            "ave",
            "primary",
            "academy",
            "hall",
            "green",
            "bridge",
            "church",
            "taxis",
            "chemist",
            "chemists",
            "pharmacy",
            "motors",
            "opticians",
            "mp",
            "cup",
            "street's");

    private final List<Member> members = new ArrayList<>();
    private final Map<String, List<Member>> bySurname = new HashMap<>();
    private final Map<String, List<Member>> byFirstName = new HashMap<>();

    private record Member(
            StaffMember person, String first, String last, Set<String> shortNames, boolean doctor, boolean titled) {}

    /** Words from and to (exclusive) that name one of these members of staff. */
    record Mention(int from, int to, List<String> ids) {}

    private Roster() {}

    public static Roster of(List<StaffMember> staff) {
        var roster = new Roster();
        staff.forEach(roster::add);
        return roster;
    }

    private void add(StaffMember person) {
        var parts =
                new ArrayList<>(Arrays.asList(Names.normalised(person.name()).split(" ")));
        var doctor = MEDICAL_TITLES.contains(parts.get(0));
        var titled = TITLES.contains(parts.get(0));
        if (titled && parts.size() > 1) {
            parts.remove(0);
        }
        var first = parts.size() > 1 ? parts.get(0) : "";
        var last = parts.get(parts.size() - 1);
        var shortNames = new LinkedHashSet<String>();
        if (!first.isEmpty()) {
            shortNames.add(first);
            shortNames.addAll(ShortNames.of(first));
        }
        for (var alias : person.aliases()) {
            for (var part : Names.normalised(alias).split(" ")) {
                if (!TITLES.contains(part) && !part.equals(last)) {
                    shortNames.add(part);
                }
            }
        }
        var member = new Member(person, first, last, shortNames, doctor, titled);
        members.add(member);
        bySurname.computeIfAbsent(last, any -> new ArrayList<>()).add(member);
        shortNames.forEach(name ->
                byFirstName.computeIfAbsent(name, any -> new ArrayList<>()).add(member));
    }

    /** Everybody of the staff who is named, in the order of the text. */
    List<Mention> in(Words words, Named context) {
        var mentions = new ArrayList<Mention>();
        for (int at = 0; at < words.size(); at++) {
            var found = at(words, at, context);
            if (found != null) {
                mentions.add(found);
                at = found.to() - 1;
            }
        }
        return mentions;
    }

    private @Nullable Mention at(Words words, int at, Named context) {
        var word = words.get(at);
        if (word.text().length() < 2 && !word.capital()) {
            return null;
        }
        var titled = titled(words, at);
        if (titled != null) {
            return titled;
        }
        var full = full(words, at);
        if (full != null) {
            return full;
        }
        return alone(words, at, context);
    }

    /** Dr Patel, Sister Angela, Nurse Olu, Dr P., dr sandoo, receptionist Jenny. */
    private @Nullable Mention titled(Words words, int at) {
        var title = words.get(at).text();
        if (!TITLES.contains(title) || at + 1 >= words.size()) {
            return null;
        }
        var next = words.get(at + 1);
        if (next.sentence() != words.get(at).sentence()
                || words.get(at).after() != ' ' && words.get(at).after() != '.') {
            return null;
        }
        var medical = MEDICAL_TITLES.contains(title);
        // Dr James Thornbury, Dr J Thornbury, Dr. J. Thornbury
        if (at + 2 < words.size()) {
            var third = words.get(at + 2);
            for (var member : members) {
                if ((member.shortNames().contains(next.stem()) || isInitial(next, member.first()))
                        && isLike(third.stem(), member.last(), true)) {
                    return new Mention(at, at + 3, List.of(member.person().id()));
                }
            }
        }
        var found = new LinkedHashSet<String>();
        for (var member : members) {
            if (fitsTitle(title, medical, member) && isLike(next.stem(), member.last(), true)) {
                found.add(member.person().id());
            }
        }
        if (!found.isEmpty() && !followedByPlace(words, at + 1) && !otherPerson(words, at + 1)) {
            return new Mention(at, at + 2, List.copyOf(found));
        }
        for (var member : members) {
            if (fitsTitle(title, medical, member)
                    && !CIVIL_TITLES.contains(title)
                    && (member.shortNames().contains(next.stem())
                            || next.stem().length() > 4 && Names.oneLetterApart(next.stem(), member.first()))
                    && !otherSurname(words, at + 2, member)) {
                found.add(member.person().id());
            }
        }
        if (!found.isEmpty() && next.capital() | medical) {
            return new Mention(at, at + 2, List.copyOf(found));
        }
        if (medical && next.text().length() == 1 && next.capital()) {
            var initial = next.text().charAt(0);
            for (var member : members) {
                if (member.doctor() && member.last().charAt(0) == initial) {
                    found.add(member.person().id());
                }
            }
            if (found.size() == 1) {
                return new Mention(at, at + 2, List.copyOf(found));
            }
        }
        return null;
    }

    private static boolean fitsTitle(String title, boolean medical, Member member) {
        if (medical) {
            return member.doctor();
        }
        if (CIVIL_TITLES.contains(title)) {
            return !member.doctor();
        }
        return title.equals("nurse") || title.equals("sister") || title.equals("sr") || title.equals("matron")
                ? !member.doctor()
                : !member.doctor() || title.startsWith("prof");
    }

    /** Jenny Fairweather, J. Fairweather, jenny fairwether. */
    private @Nullable Mention full(Words words, int at) {
        if (at + 1 >= words.size()
                || words.get(at).sentence() != words.get(at + 1).sentence()) {
            return null;
        }
        var first = words.get(at);
        var last = words.get(at + 1);
        for (var member : members) {
            var named = member.shortNames().contains(first.text())
                    || first.text().length() > 3 && Names.oneLetterApart(first.text(), member.first());
            if (named && isLike(last.stem(), member.last(), false)
                    || isInitial(first, member.first()) && last.stem().equals(member.last()) && last.capital()) {
                return new Mention(at, at + 2, List.of(member.person().id()));
            }
        }
        return null;
    }

    /** Thornbury, Jenny, Mal: without a title, when nothing says that it is somebody or something else. */
    private @Nullable Mention alone(Words words, int at, Named context) {
        var word = words.get(at);
        var surnames = surnames(word);
        if (!surnames.isEmpty() && !followedByPlace(words, at) && !otherPerson(words, at) && !namesake(words, at)) {
            return new Mention(at, at + 1, ids(surnames));
        }
        var firsts = byFirstName.getOrDefault(word.stem(), List.of());
        if (!firsts.isEmpty()
                && context.firstNameMeansStaff(words, at)
                && !otherSurname(words, at + 1, firsts.get(0))) {
            return new Mention(at, at + 1, ids(firsts));
        }
        return null;
    }

    private List<Member> surnames(Word word) {
        var name = word.stem();
        var known = bySurname.getOrDefault(name, List.of());
        if (!known.isEmpty()) {
            return OrdinaryWords.contains(name) ? List.of() : known;
        }
        if (name.length() < 6 || OrdinaryWords.contains(name)) {
            return List.of();
        }
        return members.stream()
                .filter(member -> member.last().length() >= 6
                        && member.last().charAt(0) == name.charAt(0)
                        && Names.oneLetterApart(name, member.last())
                        && !(name.equals(member.last() + "s")))
                .toList();
    }

    /** After "Sheila" or "Mr" a surname of staff is somebody else's. */
    private boolean otherPerson(Words words, int at) {
        if (at == 0) {
            return false;
        }
        var before = words.get(at - 1);
        return before.sentence() == words.get(at).sentence()
                && before.after() == ' '
                && CIVIL_TITLES.contains(before.text())
                && bySurname.getOrDefault(words.get(at).stem(), List.of()).stream()
                        .allMatch(Member::doctor);
    }

    private boolean namesake(Words words, int at) {
        if (at == 0) {
            return false;
        }
        var before = words.get(at - 1);
        if (before.sentence() != words.get(at).sentence() || before.after() != ' ' || !before.capital()) {
            return false;
        }
        return FirstNames.contains(before.text())
                || at > 1
                        && before.capital()
                        && words.sentenceStart(at) < at - 1
                        && !OrdinaryWords.contains(before.text());
    }

    private static boolean otherSurname(Words words, int at, Member member) {
        if (at >= words.size()) {
            return false;
        }
        var before = words.get(at - 1);
        var next = words.get(at);
        return next.sentence() == before.sentence()
                && before.after() == ' '
                && before.text().equals(before.stem())
                && next.capital()
                && !next.shouted()
                && next.text().length() > 1
                && !isLike(next.stem(), member.last(), false)
                && !OrdinaryWords.isGrammar(next.text());
    }

    private static boolean followedByPlace(Words words, int at) {
        return at + 1 < words.size()
                && words.get(at + 1).sentence() == words.get(at).sentence()
                && words.get(at).after() == ' '
                && PLACES.contains(words.get(at + 1).text());
    }

    private static boolean isInitial(Word word, String name) {
        return word.text().length() == 1
                && word.capital()
                && !name.isEmpty()
                && name.charAt(0) == word.text().charAt(0)
                && !word.text().equals("i");
    }

    /** The surname itself, one letter off, or, after a title, what it sounds like. */
    private static boolean isLike(String heard, String name, boolean titled) {
        if (heard.equals(name) || heard.equals(name + "s") && titled) {
            return true;
        }
        if (OrdinaryWords.isGrammar(heard) || heard.length() < 3) {
            return false;
        }
        if (name.length() >= (titled ? 4 : 5) && Names.oneLetterApart(heard, name) && !OrdinaryWords.contains(heard)) {
            return true;
        }
        return titled
                && heard.charAt(0) == name.charAt(0)
                && Names.byEar(name).length() >= 2
                && Names.byEar(heard).equals(Names.byEar(name))
                && !OrdinaryWords.contains(heard);
    }

    private static List<String> ids(List<Member> members) {
        return members.stream().map(member -> member.person().id()).distinct().toList();
    }

    /** Roles that only one person has: the practice manager, the pharmacist. */
    Map<String, String> uniqueRoles() {
        var counts = new HashMap<String, List<String>>();
        for (var member : members) {
            counts.computeIfAbsent(member.person().role().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(member.person().id());
        }
        var unique = new HashMap<String, String>();
        counts.forEach((role, ids) -> {
            if (ids.size() == 1) {
                unique.put(role, ids.get(0));
            }
        });
        return unique;
    }
}
