package uk.gpsurgery.conduct.classifier.rules;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that are also surnames: King, May, Marsh, Wood, Young. One of them alone names nobody. */
final class OrdinaryWords {

    private static final Set<String> SURNAMES = set("""
                abbot april august baker ball bank banks barley bear bell bells berry best bird bishop black bridge
                bright brook brooks brown bull bush butcher carpenter carter case cash castle chance chandler
                change cherry church clark clerk close cock cook cooper cost court cousins crane cross crown dale
                day days dear down drake drew driver drum duke earl early east england english fair faith false
                farmer fast field fields finch fine first fish fisher fletcher flood flower flowers ford forest fox
                france friday frost fry gamble game garden gardener gardens gate gates gill glen gold golden good
                grace grant grass gray green grey guest hall hand hands hardy harper hawk hay head heart heath help
                heron high hill hills hogg holiday holland hook hope horn house houses hunt hunter ireland joint
                joy june just key kind king kitchen knight lake lamb lane large law lawn lay leaf leaves light lis
                little long love loveday major man mann marks marsh martin mason may mercy merry miller monday
                money monk month moody moor moors more moss nice noble north nurse oaks only page pain paine parish
                park parks patience patient pay peace peacock pickles pike plant pleasant plum pool poor pope
                porter potter pound power pride priest prince prudence quick race rain rains ram read reader ready
                real reed reeves reid rest rice rich right river rivers roach road robin rock rocks rose rule rush
                sage sale sales salmon salt sands savage sawyer scotland self sharp shepherd shine ship short side
                sign silver singer skinner small smith snow south speed spence spring square staff steel stern
                still stone stones storm strange street strong such sugar summer summers sunday swan sweet swift
                tall taylor teller temple thick tower town trout true trust tuck turner vine wade waite wales
                walker wall walls ward ware warren waters way weaver weeks well wells west wheel while white
                whiting wild will winter wise wish wolf wood woods worth yard young
            """);

    private static final Set<String> GRAMMAR = set("""
                a about above after again against all also although always am an and another any anybody anyone
                anything anyway apparently are as ask asked asks at away back be because been before being below
                between both but by came can cant cheers christ come comes could couldnt dear did didnt do does
                done dont down dr during each even ever everybody everyone everything few for from gave get gets
                getting give given gives go god goes going gone got gp gps had has have having he hello her here
                hes hey hi him his honestly how i id if ill im in into is isnt it its ive jesus just knew know
                knows let lets literally lol look looked looks lord made make makes many may me might mine miss
                more most mr mrs ms much must my never nhs no nobody nor not nothing now of off often ok okay omg
                on once only onto or other our out over own please put re said same saw say says see seen sees
                shall she shes should since so some somebody someone something soon sorry still such ta take taken
                takes tell tells than thank thanks that thats the their them then there these they theyre think
                thinks this those though thought through to today told tomorrow too took under until up us very via
                was wasnt we went were weve what whats when where which while who whom whose why will with without
                wont would wouldnt yes yesterday yet you your youre yours
            """);

    private OrdinaryWords() {}

    static boolean contains(String word) {
        return SURNAMES.contains(word) || GRAMMAR.contains(word);
    }

    /** Words that bear the sentence and name nothing. */
    static boolean isGrammar(String word) {
        return GRAMMAR.contains(word);
    }

    private static Set<String> set(String words) {
        return Arrays.stream(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
