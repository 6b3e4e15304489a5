package uk.gpsurgery.conduct.classifier.rules;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** First names common in Britain: a word after one of them may be a surname. Own list; it need not be complete. */
final class FirstNames {

    private static final Set<String> ALL =
            Arrays.stream("""
                aaron abdul abdullah abena abigail adam adele adrian agnes ahmed aisha alan albert alex alexander
                alexandra alf alfie alfred ali alice alison amanda amara amber amelia amina amira amit amy ana
                andrea andrei andrew andy angela anita ann anna anne annette annie anthony antonio anwar arthur
                asha ashley audrey ava ayesha aziz barbara barry bashir beata beatrice becky ben benjamin
                bernadette bernard bert beryl beth bethany betty bev beverley bill billy bob bogdan brenda brian
                bridget bronwen bryan callum calvin cameron carl carla carmen carol carole caroline carolyn cath
                catherine cathy cecil chantelle charles charlie charlotte chelsea cheryl chloe chris christian
                christina christine christopher ciara claire clara clare clive colette colin connor constance
                courtney craig cynthia cyril daisy dale damian dan daniel danielle danny daphne darren dave david
                dawn dean debbie deborah debra declan deirdre denis denise dennis derek des desmond diana diane
                dilys dinesh dominic don donald donna doreen doris dorothy doug douglas duncan dylan eddie edith
                edna edward eileen elaine eleanor elena eli elizabeth ella ellen ellie elsie emily emma eric erin
                ernest esther ethan ethel eva eve evelyn ewa fatima fiona florence frances francis frank fred freda
                gail gareth garry gary gavin gaynor gemma geoff geoffrey george georgia georgina gerald geraldine
                gerard gill gillian gina gladys glen glenda glenys glynis gordon grace graeme graham grant greg
                gregory gurpreet gwen gwyneth hannah hans harjit harold harpreet harriet harry hassan hazel heather
                helen helena henry herbert hilary hilda howard hugh hugo ian ibrahim imran ingrid irena irene iris
                isaac isabel isabella isla ivan ivor ivy jack jackie jacob jacqueline jade jake james jamie jan
                jane janet janice jaroslaw jasmine jason jay jayne jean jeanette jeff jeffrey jemma jen jenna
                jennifer jenny jeremy jerome jess jessica jill jim jimmy jo joan joanna joanne jodie joe joel john
                johnny jon jonathan jordan jose joseph josephine josh joshua joy joyce juan judith judy julia
                julian julie june justin kamal karen karl kate katherine kathleen kathryn kathy katie kay kayleigh
                keeley keith kelly kelvin ken kenneth kerry kevin khadija kieran kim kirsty krzysztof kyle lakshmi
                lara laura lauren laurence lawrence layla leah leanne lee leigh len leon leonard leroy les lesley
                leslie lewis liam lily linda lindsay lisa liz lloyd lois lola lorna lorraine louis louise lucas
                lucy luke lydia lynda lynn lynne mabel madeleine maggie malcolm mandy marc marcus margaret maria
                marian marie marilyn marion marjorie mark marlene martha martin mary mateusz matt matthew maud
                maureen maurice max maxine megan mel melanie melissa michael michelle mick mike mildred millie
                miriam mohamed mohammad mohammed moira molly mona monica monika morag muhammad muriel mustafa nadia
                nancy naomi natalie natasha neil nell nicholas nick nicky nicola nigel nina nisha noah noel nora
                norma norman oleg olena olga olive oliver olivia omar oscar owen paige pam pamela pat patricia
                patrick paul paula pauline pawel pearl peggy penelope penny percy pete peter phil philip phoebe
                phyllis piotr pippa polly poppy priya quentin rachael rachel rahul rajesh ralph ravi ray raymond
                rebecca reg reginald rhian rhiannon rhys ricardo richard rick rita rob robert robin roger roland
                roman ron ronald rory rosalind rose rosemary rosie ross roxanne roy ruby russell ruth ryan sally
                sam samantha samuel sandra sanjay sarah saskia sean sebastian shane shannon sharon shaun sheila
                shelley sheryl shirley sian sid sidney simon siobhan sofia sonia sophia sophie spencer stacey stan
                stanley stella stephanie stephen steve steven stewart stuart sue suleiman summer sunil susan
                suzanne svetlana sylvia tamara tania tanya tara tariq ted terence teresa terry thelma theo theresa
                thomas tim timothy tina toby tom tommy tony tracey tracy trevor tricia tyler una ursula val valerie
                vanessa vera verity vernon veronica vic vicky victor victoria vijay vikram vincent violet viv
                vivian vivien wanda wayne wendy wilfred will william winifred winston xavier yasmin yolanda yusuf
                yvonne zainab zara zoe zofia
                """.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());

    private FirstNames() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
