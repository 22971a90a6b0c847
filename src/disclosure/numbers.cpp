// Numbers that a service gave to a person, told apart by their checks, their shape and the words before them.
#include <algorithm>

#include "disclosure/checksum.h"
#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

constexpr std::string_view other_numbers = "isbn|invoice|order|account|telephone|tel|phone|mobile|mob|ring|rang|text|whatsapp|call|fax|contract|company|charity|purchase|crime|occurrence|niche|custody|cad|log";

std::string capitals(std::string_view text) {
    std::string result;
    for (const char c : text)
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) result += c;
        else if (c >= 'a' && c <= 'z') result += static_cast<char>(c - 32);
    return result;
}

struct Service {
    std::string_view kind, words, certain, likely, doubtful;
};

constexpr Service nhs{"nhs-number", "nhs|nhs no|nhs number|nhsno|patient number|patient no|rhif gig", "nhs.said", "nhs.checked", "nhs.fails"};
constexpr Service chi{"chi-number", "chi|community health index", "chi.said", "chi.checked", "chi.fails"};
constexpr Service hc{"hc-number", "h&c|hcn|h & c|h and c|health and care|health & care|hsc number|hsc no|h+c", "hc.said", "hc.checked", "hc.fails"};

/// Which service gives out numbers of this range: Northern Ireland 320 to 399, Scotland a day of birth, England and Wales the rest.
const Service& by_range(std::string_view number) {
    if (is_chi_number(number)) return chi;
    return number >= "3200000000" && number <= "3999999999" ? hc : nhs;
}

/// The service whose word stands nearest before the number: of "H&C number 327 898 3181. CHI 0305152688" the second is a CHI number.
const Service* named_before(const PlainText& text, std::size_t begin, std::size_t furthest = 40) {
    for (const std::size_t reach : {std::size_t{8}, std::size_t{16}, std::size_t{24}, std::size_t{32}, furthest})
        for (const auto* service : {&hc, &chi, &nhs})
            if (said_before(text, begin, service->words, reach)) return service;
    return nullptr;
}

void health_number(const PlainText& text, const Match& match, Findings& findings) {
    const auto number = digits_of(match.text);
    if (said_before(text, match.begin, "isbn", 20) || lists().public_lines.contains(number)) return;
    const Service* named = named_before(text, match.begin);
    const bool sound = is_health_number(number);
    // Behind a slash another number may end here: only what checks counts.
    if (!sound && match.begin > 1 && text.plain()[match.begin - 1] == '/' && text.plain()[match.begin - 2] >= '0' && text.plain()[match.begin - 2] <= '9') return;
    if (named) return findings.add(match.begin, match.end, named->kind, sound ? Certainty::Certain : Certainty::Possible, sound ? named->certain : named->doubtful);
    // "mob 07700 900456", and in the next line a number that checks: the word has had its own.
    const auto line = match.begin ? text.plain().rfind('\n', match.begin - 1) + 1 : 0;  // npos + 1 is the text's beginning.
    if (said_before(text, match.begin, other_numbers, sound ? std::min<std::size_t>(24, match.begin - line) : 24)) return;
    if (!sound) {
        // "the letter said 330 393 8337, which fails": beside another that was named, ten digits are meant for one.
        // "(010115 1187)": a day, a gap and four figures.
        const bool day = (match.text.size() == 11 && (match.text[6] == ' ' || match.text[6] == '-' || match.text[6] == '/')) && number.substr(0, 2) >= "01" && number.substr(0, 2) <= "31" && number.substr(2, 2) >= "01" && number.substr(2, 2) <= "12";
        if (day && !said_before(text, match.begin, "ref|no|number|log|cad|tel|fax", 8)) return findings.add(match.begin, match.end, "chi-number", Certainty::Possible, "chi.day");
        constexpr std::size_t same_sentence = 110, same_table = 600;
        const bool grouped = match.text.size() == 12 && match.text[3] == ' ' && match.text[7] == ' ';
        if (const auto* service = named_before(text, match.begin, grouped ? same_table : same_sentence)) findings.add(match.begin, match.end, service->kind, Certainty::Possible, service->doubtful);
        return;
    }
    if (number[0] == '0' && !is_chi_number(number)) return;
    const auto& service = by_range(number);
    findings.add(match.begin, match.end, service.kind, Certainty::Likely, service.likely);
}

}  // namespace

void find_health_numbers(const PlainText& text, Findings& findings) {
    static const Pattern ten_digits{R"((?:(?<![0-9A-Za-z+])|(?<=NHS)|(?<=CHI)|(?<=HCN)|(?<=HSC)|(?<=H&C)|(?<=NHSNO))(?!(?<=\()0(?!\d{5}[- ]?\d{4}\)))(?<!(?:[^N]|^)[0-9][-. ])(?:\d{3}[-. \n\t/_]{1,3}\d{3}[-. \n\t/_]{1,3}\d{4}|\d{6}[-. \n\t]{1,3}\d{4}|\d{5}[-. \n]{1,2}\d{5}|\d{10}|\d(?:[-. \n]{1,2}\d){9}|\d{2}(?:[-. \n]\d{2}){4}|\d{3}[- ]?\d{3}[- ]?\n? ?\d{4}|\d{4}[- ]\d{3}[- ]\d{3})(?![0-9A-Za-z])(?![-.][0-9]))"};
    ten_digits.each(text, [&](const Match& match) { health_number(text, match, findings); });
    // "NHS No. (706) 503 2302".
    static const Pattern bracketed{R"(\b(?:NHS|H&C|HCN|CHI)(?: (?:no\.?|number))?[ :.]{1,3}(\(\d{3}\) ?\d{3}[ \-]?\d{4})(?![0-9]))"};
    bracketed.each(text, [&](const Match& match) {
        const bool sound = is_health_number(digits_of(std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin)));
        if (const auto* service = named_before(text, match.part_begin)) findings.add(match.part_begin, match.part_end, service->kind, sound ? Certainty::Certain : Certainty::Possible, sound ? service->certain : service->doubtful);
    });
    // Its end alone: "NHS no ending 2734".
    static const Pattern ending{R"(\b(NHS|CHI|H&C|HCN)(?: (?:no\.?|number))? (?:ending|ends|last four)(?: in| with)?[ :]{1,2}\d{3,5}(?![0-9/]))"};
    ending.each(text, [&](const Match& match) {
        const auto* service = named_before(text, match.part_end + 1, 8);
        if (service) findings.add(match.begin + match.text.find_last_of(" :") + 1, match.end, service->kind, Certainty::Possible, service->doubtful);
    });
    // "3003844 911": a CHI number as a column of a table has it.
    static const Pattern in_two{R"((?<![0-9A-Za-z+/.\-])\d{7} \d{3}(?![0-9A-Za-z]|[ .\-]\d))", Where::AtDigits};
    in_two.each(text, [&](const Match& match) {
        if (is_chi_number(digits_of(match.text)) && !said_before(text, match.begin, other_numbers, 24)) findings.add(match.begin, match.end, "chi-number", Certainty::Likely, "chi.checked");
    });
    // In any grouping, where the words say what it is and the check digit is right: "943 476 59 19".
    static const Pattern any_grouping{R"((?<![0-9A-Za-z+(/])(?<!(?:[^N]|^)[0-9][-. ])\d(?:[-. \n\t/]{0,2}\d){9}(?![0-9A-Za-z])(?![-. ][0-9]))"};
    any_grouping.each(text, [&](const Match& match) {
        const auto* named = named_before(text, match.begin);
        if (named && !is_health_number(digits_of(match.text))) return findings.add(match.begin, match.end, named->kind, Certainty::Possible, named->doubtful);
        if (named) findings.add(match.begin, match.end, named->kind, Certainty::Certain, named->certain);
    });
}

void find_administrative_numbers(const PlainText& text, Findings& findings) {
    static const Pattern insurance{R"((?<![A-Za-z0-9])([A-Z][ .]?[A-Z])(?:[- \n.:]{0,2}\d){6}(?:[- \n.]{0,2}[A-D](?![A-Za-z0-9])|(?![A-Za-z0-9])))", Where::AtDigits};
    insurance.each(text, [&](const Match& match) {
        const auto whole = capitals(match.text);
        // "NI Trust ref SL204418" is the Northern Irish trust's.
        const bool elsewhere = whole.size() < 9 && said_before(text, match.begin, "trust|hospital|soscare|our ref|your ref|unit no|unit number|mrn|chart", 16);
        const bool named = !elsewhere && said_before(text, match.begin, "nino|ni|ni no|ni number|national insurance|n.i|nat ins|yswiriant gwladol", 40);
        const bool complete = whole.size() == 9;
        if (is_insurance_prefix(whole.substr(0, 2)) && (complete || named)) findings.add(match.begin, match.end, "nino", named || complete ? Certainty::Certain : Certainty::Likely, "nino.shape");
        else if (named) findings.add(match.begin, match.end, "nino", complete ? Certainty::Likely : Certainty::Possible, "nino.said");
        // "QQ 77 18 42 D": whoever made up the letters, nothing else is written so.
        else if (complete && std::ranges::none_of(match.text, [](char c) { return c >= 'a' && c <= 'z'; })) findings.add(match.begin, match.end, "nino", Certainty::Likely, "nino.unknown");
    });
    static const Pattern pupil{R"((?<![A-Za-z0-9])[A-Z](?:[- \n./]?\d){11}[- \n./]?[0-9A-Z](?![A-Za-z0-9]))", Where::AtDigits};
    pupil.each(text, [&](const Match& match) {
        const auto whole = capitals(match.text);
        const bool named = said_before(text, match.begin, "upn|unique pupil|pupil number|pupil no|rhif unigryw", 40);
        // "A-05032024-1127" is parted as no pupil's number is.
        if (whole.size() != 13 || (!named && match.text.size() > 10 && match.text[1] == '-' && match.text.find('-', 2) == 10)) return;
        if (!named && whole[1] < '2') return;  // No local authority has such a number: "T 0117 496 0155 M" is a telephone's.
        if (is_pupil_number(whole)) findings.add(match.begin, match.end, "upn", Certainty::Certain, "upn.checked");
        else if (named) findings.add(match.begin, match.end, "upn", Certainty::Possible, "upn.fails");
    });
    static const Pattern school{R"((?:\bURN|unique ref(?:erence)?\.? (?:number|no\.?)|DfE number|DfE no\.?|establishment number|LAESTAB|Edubase)[ \t\n:.#(="/\-]{0,4}(?:is|no|number|of (?:the )?school)?[ \t\n:.#="]{0,3}(\d{3}[ ]?\d{3}|\d{3}[/ -]?\d{4})(?![0-9/]))"};
    school.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "school-urn", Certainty::Certain, "school-urn.said"); });
    // In a list or a table headed URN: six digits of the range that schools have. Source: Get Information about Schools.
    static const Pattern listed_school{R"((?<![0-9A-Za-z.\-])1[0-5]\d{4}(?![0-9A-Za-z]|[.\-]\d|/\d{1,4}(?!\d)))", Where::AtDigits};
    listed_school.each(text, [&](const Match& match) {
        constexpr std::size_t same_list = 800;
        const auto from = match.begin > same_list ? match.begin - same_list : 0;
        const auto stretch = std::string_view{text.lower()}.substr(from, match.begin - from);
        const bool urn = stretch.find("school urn") != std::string_view::npos || stretch.find("unique ref") != std::string_view::npos || (stretch.find("urn") != std::string_view::npos && stretch.find("school") != std::string_view::npos);
        if (urn && said_before(text, match.begin, "urn|unique ref", same_list)) findings.add(match.begin, match.end, "school-urn", Certainty::Possible, "school-urn.said");
    });
    static const Pattern ofsted{R"((?<![A-Z0-9])(?-i:(?:(?:SC|EY|VC|CA|RP|EU)\d{6}|EY \d{6})|(?<=Ofsted |Ofsted no |Ofsted no\. |Ofsted number |Ofsted ref |Ofsted: )\d{6,7})(?![A-Z0-9]))"};
    ofsted.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "sssc|gmc|nmc|hcpc|swe|niscc", 30)) return;
        if (match.text.starts_with("EY") || said_before(text, match.begin, "ofsted|urn|registration|registered|unique reference", 40)) findings.add(match.begin, match.end, "school-urn", Certainty::Certain, "school-urn.said");
    });
    // Four figures behind three, of a school: "672/1187", "123-0418 (DE)".
    static const Pattern establishment{R"((?<![0-9A-Za-z/\-])\d{3}[/\-]\d{4}(?![0-9A-Za-z/\-]))", Where::AtDigits};
    establishment.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "school no|school number|la est|est|school ref|school reference|school code|previous school|next school|de number|de no|de reference|school:|dfe|de ref|deni|establishment|laestab|estab|dcsf|rhif ysgol", 24) || said_after(text, match.end, "de|deni|dfe", 6)) findings.add(match.begin, match.end, "school-urn", Certainty::Likely, "school-urn.said");
    });
    // "Meonbridge Primary School (850-2377)", "(5409124)": in a bracket directly behind what a school is called.
    static const Pattern behind_school{R"((?<![A-Za-z])(?:school|primary|academy|college|high|nursery|infants|juniors|grammar|secondary)(?:[ \n][(\[]|[ ]?[|\t][ ]?)(\d{3}[-/]\d{4}|\d{7}|1[0-5]\d{4})(?=[,)\]|\t\n]| ?\|))"};
    behind_school.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "school-urn", Certainty::Likely, "school-urn.said"); });
    // "Ysgol Craig yr Odyn (662 2143)", "Meithrinfa Sain (number 401877)", "SCHOOL … NO 6622143".
    static const Pattern welsh_school{R"(\b(?:ysgol|meithrinfa)(?: (?-i:[A-Za-z'\-]{1,20})){1,5} ?[,(|]? ?(?:no\.? |number )?[(|]? ?(\d{3}[ /\-]?\d{4}|\d{6})(?![0-9/]))"};
    welsh_school.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "school-urn", Certainty::Likely, "school-urn.said"); });
    static const Pattern irish_school{R"(\broll (?:no\.?|number)[ :]{1,2}((?-i:\d{5}[A-Z]))(?![A-Za-z0-9]))"};
    irish_school.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "school-urn", Certainty::Certain, "school-urn.said"); });
    static const Pattern driver{R"((?<![A-Za-z0-9])[A-Z9]{5}[- \n/]?(?:\d[- \n/]?){6}[A-Z][- \n]?[A-Z9][- \n]?[0-9][- \n]?[A-Z]{2}(?:[ ]?\d{2})?(?![A-Za-z0-9]))", Where::AtDigits};
    driver.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "driving-licence", Certainty::Certain, "driving-licence.shape"); });
    // Northern Ireland's are eight digits alone.
    static const Pattern northern_driver{R"(\b(?:licen[cs]e|driver number|driver no\.?|DL|DVA|DVLNI)(?:,?[ \n](?:NI|\(NI\)|DVA|no\.?|number|ref|is|was|check|checked|held|seen|details)){0,3}[ \n:.!(]{1,3}(\d{8})(?![0-9A-Z]))"};
    northern_driver.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "driving-licence", Certainty::Likely, "driving-licence.shape"); });
    static const Pattern northern_bracket{R"(\blicen[cs]e (?:\w+ ){0,5}\((\d{8})\))"};
    northern_bracket.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "driving-licence", Certainty::Likely, "driving-licence.shape"); });
    static const Pattern prisoner{R"((?<![A-Z0-9])(?-i:A[ ]?\d{4}[ ]?[A-Z]{2})(?![A-Z0-9]))", Where::AtDigits};
    prisoner.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "prison|prisoner|noms|hmp|hmyoi|offender", 32)) findings.add(match.begin, match.end, "record-number", Certainty::Certain, "record-number.said");
    });
    // "Ref HJK/8842/AB", "reference 2024/018832": whosever it is, it leads to a file.
    static const Pattern reference{R"(\b(?:ref\.?|reference|refs|cyf\.?|cyfeirnod|CRN|DBS certificate|UTR|IMEI|asylum|NASS|LAC|CLA)(?:[ ](?:no\.?|number|ref\.?|id|rhif))?[ \t\n:.!]{1,4}((?-i:[A-Z]{1,4}[ ])?(?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,16}(?:[/\-][A-Z0-9]{1,12}){0,4})(?![A-Z0-9]))"};
    reference.each(text, [&](const Match& match) {
        const auto number = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto digits = digits_of(number);
        const bool day = digits.size() == 8 && std::count(number.begin(), number.end(), '/') == 2;
        // A row of digits behind "reference" may be a grant's or a parcel's.
        const bool bare = digits.size() == number.size() && match.text.size() > 2 && std::string_view{"rRcC"}.find(match.text[0]) != std::string_view::npos && !match.text.starts_with("CRN") && !match.text.starts_with("CLA");
        // "SOA/PA/0772": with letters and strokes three figures are enough.
        const bool composed = digits.size() >= 3 && number.find_first_of("/-") != std::string_view::npos && std::ranges::count_if(number, [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2;
        if ((digits.size() < 5 && !composed) || day || bare) return;
        const auto [kind, why] = kind_of_reference(text, match.part_begin, match.part_end);
        const bool record = kind == "record-number" || (kind == "court-case" && is_administrative(number));
        findings.add(match.part_begin, match.part_end, record ? "record-number" : kind, Certainty::Possible, record ? "record-number.said" : why);
    });
    // The Children's Reporter in Scotland, a certificate of the Disclosure and Barring Service, a signed copy in a file.
    static const Pattern office{R"((?<![A-Za-z0-9/\-])(?:(?-i:SCRA[ /\-]{1,2}\d{2,4}[/\-]\d{3,7})|DBS(?: (?:certificate|cert\.?|check))?(?: (?:no\.?|number|ref\.?))?[ :.]{1,2}(\d{9,12})|(?:file|copy|plan|register)(?: (?:no\.?|ref\.?))?[ :]{1,2}((?-i:[A-Z]{2,5}[ /\-]\d{2,4}[/\-]\d{2,6})))(?![A-Za-z0-9/])(?!-[A-Za-z0-9]))"};
    office.each(text, [&](const Match& match) {
        // The second group is no part of a match: from its first capital on.
        const auto own = match.part_begin != match.begin || match.text.starts_with("SCRA") ? match.part_begin : match.begin + match.text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 4);
        findings.add(own, match.end, "record-number", Certainty::Likely, "record-number.said");
    });
    // The name of a system with its number directly behind: "MRN: 4417820", "(SIMS 004417)", "hosp no.w0417822".
    static const Pattern system{R"((?<![A-Za-z])(?:MRN|Mosaic|Liquid ?logic|LCS|LAS|ICS|CareFirst|Eclipse|Capita One|SystmOne|EMIS|Vision|TPP|RiO|PARIS|Adastra|Badgernet|PRF|ePRF|WCCIS|SIMS|Arbor|Bromcom|CPOMS|MyConcern|PAS|EHM|eCAF|CHT|IRD|LADO|MASH|Framework-?i|Azeus|Synergy|SOSCARE|Lorenzo|Cerner|CAMHS|SWIFT|Trak(?:Care)?|hosp(?:ital)?|chart|K ?number|BRP|NASS)(?: (?:id|no|number|ref|record|patient))?[ \t:.!=(\-]{1,3}((?-i:[A-Z]{1,3} )?[A-Z]{0,3}[/\-]?\d{4,10}(?:[/\-]\d{1,6})?)(?![A-Za-z0-9]))"};
    system.each(text, [&](const Match& match) {
        const auto digits = digits_of(std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin));
        const bool year = digits.size() == 4 && match.part_end - match.part_begin == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        if (!year) findings.add(match.part_begin, match.part_end, "record-number", Certainty::Likely, "record-number.said");
    });
    // "SW ref 2217845", "Holistix no. 118827": a system that nobody has heard of, by its name.
    static const Pattern any_system{R"((?<![A-Za-z])((?-i:[A-Z][A-Za-z]{1,14})) (?:no\.?|number|ref\.?|reference|ID)[ :.]{1,3}(?-i:[A-Z]{1,3} ?)?\d{6,8}(?![A-Za-z0-9/.\-]\d|[A-Za-z0-9/]))"};
    any_system.each(text, [&](const Match& match) {
        if (said_before(text, match.part_end, "invoice|order|grant|budget|charity|company|vat|model|version|batch|lot|isbn|serial|helpline|telephone|tel|phone|mobile|fax|extension|account|contract|purchase|cost|job|table|question|bill|cheque|sort|sample|licence|landline|registered|registration|report|document|paper|library|reference|doi", match.part_end - match.part_begin)) return;
        const auto number = match.begin + match.text.find_first_of("0123456789");
        auto from = number;
        while (from > match.part_end && text.plain()[from - 1] != ':' && text.plain()[from - 1] != '.' && text.plain()[from - 2] != '.' && number - from < 4 && (text.plain()[from - 1] == ' ' || (text.plain()[from - 1] >= 'A' && text.plain()[from - 1] <= 'Z'))) --from;
        while (text.plain()[from] == ' ') ++from;
        if (text.plain().compare(from, 2, "ID") == 0 || text.plain().compare(from, 2, "NO") == 0) from = number;
        const auto [kind, why] = kind_of_reference(text, from, match.end);
        findings.add(from, match.end, kind, Certainty::Possible, kind == "record-number" ? "record-number.said" : why);
    });
    static const Pattern record{R"(\b(?:passport|hospital|supplier|payee|claim|application|app|customer|member|membership|job|repair|complaint|unit|patient|MRN|Mosaic|Liquidlogic|LCS|ICS|CareFirst|Care First|SystmOne|EMIS|RiO|PARIS|WCCIS|SOSCARE|Lorenzo|Cerner|Epic|CPMS|CPIMS|ULN|unique learner|UCI|exam|home office|HO|BRP|ARC|prison|tenancy|rent account|client|person|service user|family|child|social care|case management|YJS|YOT|ChildView|pupil admission|admission|child protection plan|CP-IS|SEN|EHCP|EHC plan|case file|file|our|your|referral|trust)[ \t\n]{1,2}(?:ID|no\.?|number|num|ref\.?|reference|record|identifier|identity|account|system|file|card){0,1}[ \t\n]?(?:ID|no\.?|number|ref\.?|reference)?[ \t\n:.!=(]{0,4}(?:is |was )?((?-i:[A-Z]{1,3}[-/ ])?(?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,12}(?:[/\-][A-Z0-9]{1,12}){0,4})(?![A-Za-z0-9]))"};
    record.each(text, [&](const Match& match) {
        const auto number = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto digits = digits_of(number);
        const bool said = said_before(text, match.part_begin, "id|no|number|num|ref|reference|record|identifier|account|mrn|mosaic|liquidlogic|uln|brp|arc|uci|rio|emis|passport|systmone|carefirst", 14);
        // "unit 12", "your 2 children", "file 2023": short numbers and years need more than a noun.
        if (digits.size() < 4 || digits.size() > 14 || !said || (digits.size() == number.size() && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")))) return;
        const bool member = match.text.starts_with("mem") || match.text.starts_with("Mem");
        const auto [kind, why] = kind_of_reference(text, match.part_begin, match.part_end);
        const bool professional = member && kind == "registration";
        findings.add(match.part_begin, match.part_end, professional ? kind : "record-number", Certainty::Likely, professional ? why : "record-number.said");
    });
}

}  // namespace disclosure
