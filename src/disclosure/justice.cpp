// Numbers of courts and police: cases, judgments, crimes, logs, collars.
#include <algorithm>

#include "disclosure/citations.h"
#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

void find_justice_numbers(const PlainText& text, Findings& findings) {
    const auto add = [&](const char* kind, Certainty certainty, const char* why) {
        return [&findings, kind, certainty, why](const Match& match) { findings.add(match.part_begin, match.part_end, kind, certainty, why); };
    };
    // Family and civil courts: two letters of the court, year, kind of case, five digits. Source: HMCTS case numbers.
    static const Pattern family{R"((?<![A-Z0-9])[A-Z]{2}[ \-/]?\d{2}[ \-/]?[A-Z][ \-/]?\d{5}(?![A-Z0-9]))"};
    family.each(text, add("court-case", Certainty::Certain, "court-case.shape"));
    static const Pattern high_court{R"((?<![A-Z0-9])(?:(?:FD|BV|ZC|ZE|PRD|CO|QB|KB|HQ|CL|F[A-Z])[-/ ]?\d{2,4}[-/ ]?[A-Z]?[-/ ]?\d{4,6}|(?:CO|CA|B4|C1)[/-]\d{3,5}[/-](?:\d{4}|\d{2}))(?![A-Z0-9]))"};
    high_court.each(text, add("court-case", Certainty::Likely, "court-case.shape"));
    static const Pattern citation{R"((?:\[|\()(?:19|20)\d{2}(?:\]|\)) (?:EWFC|EWHC|EWCA|EWCOP|UKSC|UKHL|UKUT|UKFTT|NIFam|NICA|NIMaster|NIKB|NIQB|CSOH|CSIH|HCJAC|SC [A-Z]{3}|EWCC|EWCR|FLR|WLR|All ER)(?: ?(?:Civ|Crim|Fam|Admin|HCJ|OJ|B))?(?: \d{1,5})?(?: ?\((?:B|Fam|Admin|Civ|Crim|QB|KB|Ch|AAC|T[1-3])\))?)"};
    const auto cited = words_in_citations(text);
    citation.each(text, [&](const Match& match) {
        // An authority quoted by its title ("Re W (Children) [2010] UKSC 12") is law; a judgment of first instance in family law, or a bare number, may be the family's own.
        const auto first_instance = match.text.find("EWFC") != std::string_view::npos || match.text.find("(Fam)") != std::string_view::npos || match.text.find("EWCOP") != std::string_view::npos || match.text.find("NIFam") != std::string_view::npos || match.text.find("EWCC") != std::string_view::npos;
        const auto& words = text.words();
        const auto next = std::lower_bound(words.begin(), words.end(), match.begin, [](const Word& word, std::size_t at) { return word.begin < at; });
        const bool titled = next != words.begin() && cited[static_cast<std::size_t>(next - words.begin()) - 1] && match.begin - std::prev(next)->end <= 3;
        if (!titled || first_instance) findings.add(match.begin, match.end, "court-case", titled ? Certainty::Likely : Certainty::Certain, "court-case.citation");
    });
    static const Pattern crown{R"((?<![A-Z0-9])[TASUGM][ ]?(?:19|20)\d{2}[- ]?\d{4}(?![A-Z0-9]))"};
    crown.each(text, add("court-case", Certainty::Certain, "court-case.shape"));
    static const Pattern named_case{R"((?:\b(?:case|claim|court|matter|petition|application|hearing|reporter|reporter's|SCRA|sheriff|tribunal|inquest|coroner's|adoption|achos)(?:[ \n](?:court|case))?(?:[ \n](?:no\.?|number|ref\.?|reference|file|id|rhif|number is)){0,2}(?: (?:is|was|in (?:the )?[A-Z]{2,12}))?[ \t\n:.!(]{1,4})((?-i:[A-Z]{1,4}[ ])?(?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,12}(?:[ /\-](?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,8}|[/\-][A-Z0-9]{1,8}){0,4})(?![A-Z0-9]))"};
    named_case.each(text, [&](const Match& match) {
        const auto reference = text.plain().substr(match.part_begin, match.part_end - match.part_begin);
        const auto digits = digits_of(reference).size();
        const bool said = said_before(text, match.part_begin, "no|number|ref|reference|file|id|rhif", 12) || text.plain()[match.part_begin - 1] == ':' || (match.part_begin > 1 && text.plain()[match.part_begin - 2] == ':');
        const bool mixed = reference.find_first_of("/-") != std::string::npos || (digits < reference.size() && digits >= 5);
        const bool date = digits == 8 && std::count(reference.begin(), reference.end(), '/') == 2;
        if (digits >= 4 && !date && (said || (mixed && digits >= 6))) findings.add(match.part_begin, match.part_end, "court-case", Certainty::Likely, "court-case.said");
    });
    // Police and CPS unique reference number: force, unit, number, year.
    static const Pattern unique{R"((?<![A-Z0-9])\d{2}[ /-]?[A-Z][A-Z0-9][ /-]?\d{5,7}[ /-]?\d{2}(?![A-Z0-9]))"};
    unique.each(text, add("police-reference", Certainty::Certain, "police-reference.shape"));
    static const Pattern slashed{R"((?<![A-Z0-9/])\d{2}[A-Z]?/\d{4,7}/\d{2}(?![A-Z0-9/]))"};
    slashed.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    static const Pattern named{R"((?:\b(?:crime|police|incident|occurrence|custody|CAD|NICHE|STORM|log|CRIS|MERLIN|VPN|VPD|VPA|PPN|PVP|SID|intelligence|event|investigation|crime recording|domestic abuse|DASH|URN|PNC|PNC ?ID|CRO|CRN|exhibit|IOPC|CPS|arrest|PSNI|Police Scotland|Police Service of Northern Ireland|Met|GMP|constabulary|Athena|Connect|Red Sigma|ViSOR|PND|iVPD|COPFS|PPS|procurator fiscal|drosedd|digwyddiad|heddlu)(?:[ \n/](?:crime|incident|log|report|ref\.?|reference|record|no\.?|number|num|ID|URN|notice|entry|cyf\.?|rhif)){0,4}(?: (?:is|was|of|under|as))?[ \t\n:.!(]{1,4})((?-i:[A-Z]{1,4}[ ])?(?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,16}(?:[/\-][A-Z0-9]{1,12}){0,4})(?![A-Z0-9]))"};
    named.each(text, [&](const Match& match) {
        const auto reference = text.plain().substr(match.part_begin, match.part_end - match.part_begin);
        if (digits_of(reference).size() < 3 || (match.text.starts_with("URN") && digits_of(reference).size() < 8)) return;
        // "incident 2024" and "police 1989" speak of years.
        const bool numbered = match.text.find_first_of("!:./") != std::string_view::npos || said_before(text, match.part_begin, "ref|reference|no|number|log|cad|urn|id", 16);
        const bool long_number = digits_of(reference).size() >= 8;  // "occurrence 24000456789" needs no other word.
        const bool year = reference.size() == 4 && (reference.starts_with("19") || reference.starts_with("20"));
        if ((numbered || long_number) && (!year || said_before(text, match.part_begin, "ref|reference|no|number|log|cad", 10))) findings.add(match.part_begin, match.part_end, "police-reference", Certainty::Likely, "police-reference.said");
    });
    // "Ref 4523017768" where police write.
    static const Pattern bare_reference{R"(\b(?:ref\.?|reference)(?: no\.?| number)?[ :.!]{1,3}(\d{8,12})(?![0-9A-Z/\-]))"};
    bare_reference.each(text, [&](const Match& match) {
        constexpr std::size_t same_note = 260;
        if (said_before(text, match.begin, "police|officer|pc|ps|dc|ds|sgt|stop|crime|arrest|custody|incident|constable", same_note)) findings.add(match.part_begin, match.part_end, "police-reference", Certainty::Possible, "police-reference.said");
    });
    // "Log 0417 of 9 March 2023": the day's own count and the day.
    static const Pattern of_the_day{R"((?:\b(?:log|CAD|incident|serial|STORM|event|digwyddiad)(?:[ \n](?:log|no\.?|number|ref\.?|reference|rhif)){0,2}[ \n:.!]{1,3})(\d{1,6}[ \n]?(?:of|for|o|-|/)[ \n]?(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[ \n]?(?:of )?[A-Z]{3,9}\.?(?:[ \n]?\d{2,4})?|\d{6}|\d{8}))(?![0-9A-Z]))"};
    of_the_day.each(text, add("police-reference", Certainty::Likely, "police-reference.said"));
    // Letters of a force, a day and its count; a force's letters before a number.
    static const Pattern force{R"((?<![A-Z0-9/\-])(?-i:[A-Z]{2,4}[-/](?:(?:19|20)\d{6}|\d{4}(?:19|20)\d{2})[-/]\d{2,6})(?![A-Z0-9/\-]))"};
    force.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    static const Pattern bare_crn{R"((?<![A-Z0-9])(?:CRN|CR|CAD|PNC|SX|LOG|PPN|MP|MIS|MISPER)[/ :\-]{0,2}\d{2,8}(?:[/\-]\d{2,8}){1,2}(?![A-Z0-9]))"};
    bare_crn.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    static const Pattern pnc{R"((?<![A-Z0-9/])(?:19|20)?\d{2}/\d{4,7}[A-Z](?![A-Z0-9]))"};
    pnc.each(text, add("police-reference", Certainty::Likely, "police-reference.shape"));
    static const Pattern collar{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|Sgt|SGT|WPC|T/PC|TDC|T/DC|A/PS|DI|Insp|SPC|Special Constable|Constable|Sergeant|Police Constable|Detective Constable|Detective Sergeant|Police Sergeant|Officer))[ \n]?(?:No\.? ?|number )?(?-i:[A-Z]{0,2})\d{2,6}(?-i:[A-Z]{0,2})(?![A-Za-z0-9/]))"};
    collar.each(text, add("collar-number", Certainty::Certain, "collar-number.shape"));
    // "Sgt Anand (0417)", "DC Gethin Rowe P224178": the number behind the name.
    static const Pattern behind_name{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|Sgt|SGT|WPC|T/PC|TDC|T/DC|A/PS|DI|Insp|SPC|Constable|Sergeant|Officer)[ \n\t](?:[A-Z][A-Za-z'\-]{1,20}[ \n\t]){1,3}[(\[]?)((?-i:[A-Z]{0,2})\d{3,6}(?-i:[A-Z]{0,2}))(?![A-Za-z0-9/:]))"};
    behind_name.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    static const Pattern sent{R"((?<![A-Za-z0-9])(?:deploy(?:ed)?|dispatched|assigned|resourced|units?|call ?taker|call ?handler|operator)[ :]{1,2}((?-i:[A-Z]{0,2})\d{3,5})(?: ?(?:and|,|/|&) ?((?-i:[A-Z]{0,2})\d{3,5}))?(?![A-Za-z0-9/:]))"};
    sent.each(text, [&](const Match& match) { findings.add(match.part_begin, match.end, "collar-number", Certainty::Possible, "collar-number.said"); });
    static const Pattern shoulder{R"((?:\b(?:collar|shoulder|warrant|force|officer|epaulette)(?: (?:no\.?|number|id))(?: (?:is|was))?[ :.#]{1,3})([A-Z]{0,3} ?\d{2,6}[A-Z]?)(?![A-Z0-9]))"};
    shoulder.each(text, add("collar-number", Certainty::Certain, "collar-number.said"));
}

}  // namespace disclosure
