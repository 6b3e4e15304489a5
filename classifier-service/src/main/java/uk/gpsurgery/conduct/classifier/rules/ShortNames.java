package uk.gpsurgery.conduct.classifier.rules;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What people make of a first name. */
final class ShortNames {

    private static final Map<String, Set<String>> ALL = """
            abigail abi,abby
            alan al
            albert bert,albie
            alexander alex,sandy,lex
            alfred alf,alfie
            andrew andy,drew
            angela ange,angie
            anthony tony,ant
            barbara barb,babs
            benjamin ben,benny
            catherine cath,cathy,kate,cat
            charles charlie,chas,chaz
            christine chris,chrissie,tina
            christopher chris
            colette col
            craig craigy
            daniel dan,danny
            david dave,davey
            deborah deb,debs,debbie
            debbie debs,deb,debbo
            dorothy dot,dotty
            douglas doug,dougie
            dougie doug
            edward ed,eddie,ted
            elizabeth liz,beth,lizzie,betty
            frances fran
            gareth gaz,gaza,gareff
            gurinder gurry,guri
            harpreet harry,preet
            jacqueline jackie,jacqui
            james jim,jimmy,jamie
            jennifer jen,jenny
            jenny jen,jens
            joshua josh,joshy
            josh joshua
            joy joyce
            judith judy
            kayleigh kay,kayls,kayla
            kenneth ken
            kimberley kim
            leanne lee,leelee
            malcolm mal,malc
            margaret maggie,marge,peggy
            mateusz mat,matt,mati,mateush,matoosh
            matthew matt
            meera meer
            michael mike,mick
            monika mon,mona,monica
            ngozi gozi,gozy
            nicholas nick
            nicola nicky
            olu oluwa
            patricia pat,trish
            pauline paula,pauls,paul
            peter pete
            philip phil
            rebecca becky,becca
            richard rich,rick,dick
            robert rob,bob,bobby,robbie
            samantha sam
            samuel sam
            shabana shabs,shab
            simon si,simo
            sophie soph
            stephanie steph
            stephen steve
            steven steve
            susan sue
            thomas tom
            timothy tim
            tracey trace,tracy,trac
            tracy trace,tracey
            victoria vicky,tori
            vikram vik,vic
            wendy wends,wend
            william will,bill
            """.lines().map(
            line -> line.strip().split(" ")).collect(Collectors.toMap(
            parts -> parts[0], parts -> Arrays.stream(parts[1].split(",")).collect(Collectors.toUnmodifiableSet())));

    private ShortNames() {}

    static Set<String> of(String first) {
        return ALL.getOrDefault(first, Set.of());
    }
}
