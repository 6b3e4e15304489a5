package uk.gpsurgery.conduct.classifier.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups of words that phrases name by {@code @}. */
final class Vocabulary {

    static final Map<String, List<String>> GROUPS = Stream.of("""
            place surgery surgeries practice practise gps gp doctors drs docs clinic medical reception
            service appointment* appt* reception* surgery practice prescription* script* repeat repeats phone* phoned rang ring queue waiting doctor* dr drs docs gp gps nurse* clinic* consultation* referral* referred blood* jab* jabs vaccine* smear* results test tests letter letters seen staff desk e-consult econsult triage callback
            role doctor dr gp nurse receptionist reception manager pharmacist paramedic phlebotomist secretary hca partner locum registrar physio trainee counsellor
            person man woman lady gentleman gent bloke chap fella feller guy lad lass girl boy kid couple neighbour geezer pensioner teenager widow widower mum mother dad dude
            relative mum mam mom mother dad father son daughter lad wife husband hubby partner brother sister nan nana gran grandma grandad granddad aunt auntie uncle cousin niece nephew baby kids child children boy girl little toddler mil fil missus mrs
            illness cancer chemo radiotherapy tumour diabetes diabetic pre-diabetic epilepsy epileptic dementia alzheimers parkinsons ms stroke tia heart pneumonia asthma copd chest kidney* liver hiv herpes chlamydia std sti gonorrhoea syphilis thrush depression depressed anxiety bipolar schizophren* psychosis overdose methadone miscarriage miscarried pregnant pregnancy abortion ivf hysterectomy mastectomy lump biopsy scan ultrasound dialysis transplant pacemaker bypass stent angina hernia hip knee cataract* prostate bowel colonoscopy stoma catheter piles haemorrhoids gallstones appendix ulcer* leg eczema psoriasis scabies worms lice nits shingles chickenpox measles tb covid flu rash warts arthritis gout anaemic anaemia thyroid cholesterol statins insulin morphine antidepressants citalopram sertraline warfarin tablets meds medication inhaler bloods breakdown autism autistic adhd diagnosis diagnosed vasectomy menopause hrt incontinen* eating anorexi* bulimi* alcoholic rehab detox sectioned allergic allergy fracture* broken wrist blood lupus crohns colitis ibs fits seizure* hospice terminal palliative viagra smear coil pill contraception
            attends doctors docs surgery gp clinic hospital waiting appointment ward consultant operation op surgery admitted ambulance a&e prescription results test tests
            body fat ugly hair wig toupee teeth tooth breath smell* stink* stank sweat* bald baldy belly gut chins arse bum backside nose ears lips boobs tits weight obese whale hippo pig piggy cow elephant munter minger gorgon spots zit acne squint limp stutter lisp bo armpit* moustache beard whiskers wart trousers knickers pants y-fronts skirt legs cankles turkey walrus
            me i me my im ive
            us we us our
            """.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.split(" "))
                    .toArray(String[][]::new))
            .collect(Collectors.toMap(
                    words -> words[0],
                    words -> Arrays.stream(words).skip(1).distinct().toList()));

    private Vocabulary() {}

    static Set<String> words(String group) {
        return new HashSet<>(GROUPS.getOrDefault(group, List.of()));
    }
}
