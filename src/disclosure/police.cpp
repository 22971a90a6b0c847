// References of police and prosecution: crimes, incidents, logs, custody, intelligence.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// Whether the first lines say that an ambulance's crew or a school's system wrote the paper.
bool is_headed_by_others(const PlainText& text) {
    constexpr std::size_t first_lines = 300;
    const auto head = std::string_view{text.lower()}.substr(0, first_lines);
    static constexpr std::array<std::string_view, 8> writers{"eprf", "epcr", "prf ", "ambulance service", "ambulance log", "cpoms", "myconcern", "datix"};
    return std::ranges::any_of(writers, [&](std::string_view writer) { return head.find(writer) != std::string_view::npos; });
}

}  // namespace

void find_police_references(const PlainText& text, Findings& findings) {
    const auto add = [&](const char* kind, Certainty certainty, const char* why) {
        return [&findings, kind, certainty, why](const Match& match) { findings.add(match.part_begin, match.part_end, kind, certainty, why); };
    };
    // Police and CPS unique reference number: force, unit, number, year.
    static const Pattern unique{R"((?<![A-Z0-9])\d{2}[ /-]?[A-Z][A-Z0-9][ /-]?\d{5,7}[ /-]?\d{2}(?![A-Z0-9]))", Where::AtDigits};
    unique.each(text, add("police-reference", Certainty::Certain, "police-reference.shape"));
    static const Pattern slashed{R"((?<![A-Z0-9/])(?:\d{2}[A-Z]?/\d{4,7}/\d{2}|(?-i:\d{2}[A-Z]{2}/\d{4,6}[A-Z]?/\d{2}|\d{5,6}[A-Z]/\d{2}))(?![A-Z0-9/]))", Where::AtDigits};
    slashed.each(text, [&](const Match& match) {
        // "ICOS no 22/118204/01": a court's office writes so too.
        const bool court = said_before(text, match.begin, "icos|court|petition|writ|family proceedings", 20) && !said_before(text, match.begin, "police|crime|occurrence", 20);
        findings.add(match.begin, match.end, court ? "court-case" : "police-reference", Certainty::Likely, court ? "court-case.said" : "police-reference.shape");
    });
    static const Pattern named{R"((?:\b(?:crime|police|incident|occurrence|custody|CAD|FWIN|ViST|CRIMINT|ASN|NICHE|STORM|logs?|CRIS|MERLIN|VPN|VPD|VPA|PPN|PVP|SID|intelligence|event|investigation|crime recording|domestic abuse|DASH|URN|PNC|PNC ?ID|CRO|CRN|exhibit|IOPC|CPS|arrest|PSNI|Police Scotland|Police Service of Northern Ireland|Met|GMP|constabulary|Athena|Connect|Red Sigma|ViSOR|PND|iVPD|COPFS|PPS|SCRO|NSPIS|IRMS|call(?=[ ](?:ref|log|id))|occ|OEL|procurator fiscal|drosedd|digwyddiad|heddlu)(?:[ \n/](?:crime|incident|log|report|ref\.?|reference|record|no\.?|number|num|ID|URN|notice|entry|cyf\.?|rhif)){0,4}(?: (?:is|was|of|under|as))?[ \t\n:.!(]{1,4})((?-i:[A-Z]{1,4}[ ])?(?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,16}(?:[/\-][A-Z0-9]{1,12}){0,4})(?![A-Z0-9]))"};
    named.each(text, [&](const Match& match) {
        const auto reference = text.plain().substr(match.part_begin, match.part_end - match.part_begin);
        if (digits_of(reference).size() < 3 || (match.text.starts_with("URN") && digits_of(reference).size() < 8)) return;
        // "DASH 14/24" is a score.
        if (digits_of(reference).size() < 5 && reference.find('/') != std::string::npos && !said_before(text, match.part_begin, "ref|reference|no|number|log|cad", 12)) return;
        // "DfE URN 138022" is a school's.
        if (said_before(text, match.part_begin, "urn", 8) && said_before(text, match.part_begin, "dfe|school|academy|ofsted|edubase|gias", 24)) return;
        // "incident 2024" and "police 1989" speak of years.
        const bool numbered = match.text.find_first_of("!:./") != std::string_view::npos || said_before(text, match.part_begin, "ref|reference|no|number|log|cad|urn|id", 16);
        const auto digits = digits_of(reference).size();
        // "occurrence 24000456789" needs no other word, nor does what only the police number: "iVPD 4118826".
        const bool long_number = digits >= 8 || (digits >= 5 && said_before(text, match.part_begin, "vpd|ivpd|niche|cris|merlin|nspis|scro|pnc|cro|irms|ppn|storm|sid", 12));
        const bool year = reference.size() == 4 && (reference.starts_with("19") || reference.starts_with("20"));
        if (!(numbered || long_number) || (year && !said_before(text, match.part_begin, "ref|reference|no|number|log|cad", 10))) return;
        // "CPOMS incident #40718": a school or a hospital counts its incidents too.
        // Ambulances number their calls too, and who takes an exhibit gives it his initials and a count.
        // A paper that an ambulance's crew or a school's system wrote counts its own.
        constexpr std::size_t same_line = 60;
        const bool theirs = said_before(text, match.part_begin, "incident|inc|cad|log|call|event", 24) && !said_before(text, match.begin, "police|crime|officer|pc|dc", same_line) && !match.text.starts_with("police") && !match.text.starts_with("Police") && is_headed_by_others(text);
        const bool ambulance = theirs || (said_before(text, match.begin, "ambulance|ambulances|paramedic|prf|eprf|nwas|neas|yas|emas|wmas|secamb|swast|scas|eeast|wast|nias|patient report form|epcr|patient care record", 36) && said_before(text, match.part_begin, "cad|log|incident|inc", 12) && reference[0] >= 'A');
        const bool probation = match.text.starts_with("CRN") && reference.size() == 7 && reference[0] >= 'A' && digits == 6;
        const auto letters = reference.substr(0, std::min(reference.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), reference.size()));
        static const std::set<std::string, std::less<>> services{"SAS", "NWAS", "NEAS", "YAS", "EMAS", "WMAS", "SWAST", "SWASFT", "SCAS", "EEAST", "SECAMB", "WAST", "NIAS", "LAS", "NWA", "DHU", "NE"};
        const bool called = services.contains(letters) && !said_before(text, match.begin, "police", 60);
        const bool own = probation || ambulance || called || reference.starts_with("CP-") || said_before(text, match.begin, "cpoms|myconcern|safeguard|datix|ulysses|radar|riddor|school|ward|sims|arbor|mosaic|liquidlogic", 14) || said_before(text, match.part_begin, "cpoms|myconcern|datix|ulysses", 24);
        findings.add(match.part_begin, match.part_end, own ? "record-number" : "police-reference", Certainty::Likely, own ? "record-number.said" : "police-reference.said");
    });
    static const Pattern exhibit{R"(\b(?:exhibit(?:ed|s)?|exh\.?|ex\.|productions?|label)(?: (?:no\.?|ref\.?|number|at|as|under|marked|them|it|numbers?|refs)){0,3}[ :]{1,2}((?-i:(?:[A-Z]{2,4}|[A-Z]{1,2}(?:Mc|Mac|O')[A-Z])[/ \-]?\d{1,3}(?:/[A-Z]{2,4})?))(?![0-9A-Za-z/]))"};
    exhibit.each(text, add("record-number", Certainty::Likely, "record-number.said"));
    // "seized as JTR/03", "produced as KM 1", "(my ref PDW/2)": initials and a count, of what somebody took.
    static const Pattern produced{R"(\b(?:seized|produced|exhibited|recovered|labelled|marked|bagged|booked in|retained|identified)(?: (?:as|under|it as|them as|and (?:marked|labelled)))(?: (?:item|exhibit|ref|number|no\.?))? ((?-i:[A-Z]{2,4}[/ \-]?\d{1,3}))(?![0-9A-Za-z/]))"};
    produced.each(text, add("record-number", Certainty::Likely, "record-number.said"));
    // "Ref 4523017768" where police write.
    static const Pattern bare_reference{R"(\b(?:ref\.?|reference)(?: no\.?| number)?[ :.!]{1,3}(\d{8,12})(?![0-9A-Z/\-]))"};
    bare_reference.each(text, [&](const Match& match) {
        constexpr std::size_t same_note = 260;
        if (said_before(text, match.begin, "police|officer|pc|ps|dc|ds|sgt|stop|crime|arrest|custody|incident|constable", same_note)) findings.add(match.part_begin, match.part_end, "police-reference", Certainty::Possible, "police-reference.said");
    });
    // "Log 0417 of 9 March 2023": the day's own count and the day.
    static const Pattern of_the_day{R"((?:\b(?:logs?|CADs?|CC|inc|incident|occ|call|serial|STORM|event|digwyddiad)(?:[ \n](?:log|no\.?|number|ref\.?|reference|rhif)){0,2}[ \n:.!]{1,3})((?:(?-i:[A-Z][A-Za-z]{2,10}) )?(?:\d{1,2}:)?\d{1,6}[ \n]?(?:of|for|o|-|/)[ \n]?(?:\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?[ \n]?(?:of )?[A-Z]{3,9}\.?(?:[ \n]?\d{2,4})?|\d{6}|\d{8}))(?![0-9A-Z]))"};
    of_the_day.each(text, add("police-reference", Certainty::Likely, "police-reference.said"));
    // "CCS 712 of 06/05/24": a control room's letters, the count and its day.
    static const Pattern lettered_day{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{2,4}[ \-]?\d{1,5} (?:of|OF) \d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:CCS|CAD|OCC|INC|LOG|SID|STORM) ?\d{1,5} \d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?![0-9A-Za-z/]))"};
    lettered_day.each(text, add("police-reference", Certainty::Certain, "police-reference.said"));
    // "gave me a number 2207 of 14/10/23": the day's count and the day, three figures and more.
    static const Pattern bare_day{R"((?<![A-Za-z0-9/.\-])\d{3,5} of (?:\d{1,2}/\d{1,2}/(?:20)?\d{2}|\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: 20\d\d)?)(?![0-9A-Za-z/]))"};
    static const Pattern marked_day{R"((?<![A-Za-z0-9/.\-])\d{3,5} \d{1,2}/\d{1,2}/(?:20)?\d{2}(?![0-9A-Za-z/]))"};
    marked_day.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "psni|marker|ccs|cad|log|serial|incident|occurrence|ref|reference|police", 50)) findings.add(match.begin, match.end, "police-reference", Certainty::Likely, "police-reference.said");
    });
    bare_day.each(text, add("police-reference", Certainty::Likely, "police-reference.said"));
    // "PSNI reference CC-2210 19/09/22".
    static const Pattern hyphen_day{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{2}-\d{3,5} (?:of )?\d{1,2}/\d{1,2}/\d{2,4})(?![0-9A-Za-z/]))"};
    hyphen_day.each(text, add("police-reference", Certainty::Certain, "police-reference.said"));
    // "ViST/118274/22".
    static const Pattern mixed_letters{R"((?<![A-Za-z0-9/\-])(?-i:(?:ViST|ViSOR|iVPD|VPRF\d?|MISPER)[/\-]\d{4,8}(?:[/\-]\d{2,4})?)(?![A-Za-z0-9/]))"};
    mixed_letters.each(text, add("police-reference", Certainty::Certain, "police-reference.said"));
    static const Pattern and_its_day{R"((?:\b(?:log|CAD|CC|FWIN|PIN|inc|incident|occ|call|serial|STORM|event|digwyddiad)(?:[ \n](?:log|no\.?|number|ref\.?|reference|rhif)){0,2}[ \n:.!]{1,3})(\d{1,6}[ ,]{1,2}(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?[0-3]\d|\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?|\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\d{2,4})?))(?![0-9A-Z]))"};
    and_its_day.each(text, add("police-reference", Certainty::Certain, "police-reference.said"));
    // "CC2018112300417", "NM230620220417": letters, the day and its count in one.
    static const Pattern in_one{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{1,3}(?:(?:19|20)[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[0-4]\d)\d{2,6})(?![A-Za-z0-9/\-]))", Where::AtDigits};
    in_one.each(text, [&](const Match& match) {
        if (!said_before(text, match.begin, "invoice|order|booking|parcel|our ref|your ref|upn|nmc|uln", 20)) findings.add(match.begin, match.end, "police-reference", Certainty::Certain, "police-reference.shape");
    });
    // "OIS 00412_I_19012024": the day's count, what sort, the day.
    static const Pattern with_its_sort{R"((?<![A-Za-z0-9/\-])\d{2,6}[_ ](?-i:[A-Z])[_ ](?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[0-4]\d(?![A-Za-z0-9/\-]))"};
    with_its_sort.each(text, add("police-reference", Certainty::Certain, "police-reference.shape"));
    // "24000*091227", "24*91227": the year, a star, the count. In the plain text '!' stands for a star.
    static const Pattern starred{R"((?<![A-Za-z0-9/\-])[12]\d(?:000)?[*!]\d{5,7}(?![A-Za-z0-9/\-]))", Where::AtDigits};
    starred.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    // "13240288154": the force's number, the year, the count, of the police in Yorkshire.
    static const Pattern of_yorkshire{R"((?<![A-Za-z0-9/.+\-_])[1-6]\d(?:1[3-9]|2[0-6])\d{7}(?![A-Za-z0-9/\-_]))", Where::AtDigits};
    of_yorkshire.each(text, [&](const Match& match) {
        if (!said_before(text, match.begin, "nhs|chi|phone|tel|mobile|account|isbn|uprn|upn|dbs|certificate|invoice|order|hcn|h&c|uln|imei|claim|crn|case no|ref|nrm|sim", 24)) findings.add(match.begin, match.end, "police-reference", Certainty::Possible, "police-reference.shape");
    });
    // Letters of a force, a day and its count; a force's letters before a number.
    static const Pattern force{R"((?<![A-Z0-9/\-])(?-i:[A-Z]{2,4}[-/](?:(?:19|20)\d{6}|\d{4}(?:19|20)\d{2})[-/]\d{2,6})(?![A-Z0-9/\-]))"};
    force.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    static const Pattern bare_crn{R"((?<![A-Z0-9])(?:CRN|CR|CAD|PNC|SX|LOG|PPN|MP|MIS|MISPER)[/ :\-]{0,2}\d{2,8}(?:[/\-]\d{2,8}){1,2}(?![A-Z0-9]))"};
    bare_crn.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    static const Pattern pnc{R"((?<![A-Z0-9/])(?:19|20)?\d{2}/\d{4,7}[A-Z](?![A-Z0-9]))", Where::AtDigits};
    pnc.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    // A force or a kind of record in two letters, the count, the year: "CR/0112874/22", "EX/1780/24". Behind "our ref" it is the writer's own.
    static const Pattern force_and_year{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{2}/\d{4,8}/\d{2})(?![A-Za-z0-9/\-]))", Where::AtDigits};
    force_and_year.each(text, [&](const Match& match) {
        if (!is_administrative(match.text) && !said_before(text, match.begin, "our ref|your ref|tenancy|housing ref|account|file|application|lcs|mosaic|works order|order", 20)) findings.add(match.begin, match.end, "police-reference", Certainty::Likely, "police-reference.shape");
    });
    // The day's own count with its day: "0417-14032022", "NWP-417-110623".
    static const Pattern count_and_day{R"((?<![A-Za-z0-9/\-])(?:\d{1,5}[-/]((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20[0-4]\d)|(?-i:[A-Z]{2,4})[-/]\d{1,5}[-/]((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?[0-4]\d))(?![A-Za-z0-9/\-]))", Where::AtDigits};
    count_and_day.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "police-reference", Certainty::Likely, "police-reference.shape"); });
    // The year, what sort of record, the count: "24-MIS-2204"; the Police Service of Northern Ireland's and Scotland's own.
    static const Pattern year_first{R"((?<![A-Za-z0-9/\-])(?-i:\d{2}[-/](?:MIS|MISPER|CRI|INC|LOG|CAD|CR|INT|PPN|VPD|CUS|CD)[-/]\d{3,8}|(?:INT|CRI|PPN|INC|MIS|CUS|CUST|ARR|OCC|LOG|VPN|VPA)[-/]\d{2,4}[-/]\d{4,8}|RM ?[12]\d ?\d{6}|S\d{5,6}/\d{2}[A-Z]|i?VPD[ -]?\d{5,9})(?![A-Za-z0-9/\-]))"};
    year_first.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    // Ten or eleven digits that begin with the force or the year, where the police are spoken of.
    static const Pattern bare{R"((?<![A-Za-z0-9/.+\-_])(?:[12]\d{9}|[12]\d{10}|[3-6]\d(?:1[3-9]|2[0-9])\d{7})(?![A-Za-z0-9/\-]))", Where::AtDigits};
    bare.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "nhs|chi|hcn|h&c|phone|tel|mobile|account|isbn|uprn|upn", 24)) return;
        if (said_before(text, match.begin, "police|heddlu|psni|occ|occurrence|crime|niche|marker|constabulary|stopped|arrested|pc|dc|ps|ds|sgt|101|999", 60)) findings.add(match.begin, match.end, "police-reference", Certainty::Possible, "police-reference.said");
    });
}

}  // namespace disclosure
