// Numbers of courts: cases and judgments.
#include <algorithm>

#include "disclosure/citations.h"
#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

void find_court_numbers(const PlainText& text, Findings& findings) {
    const auto add = [&](const char* kind, Certainty certainty, const char* why) {
        return [&findings, kind, certainty, why](const Match& match) { findings.add(match.part_begin, match.part_end, kind, certainty, why); };
    };
    // Family and civil courts: two letters of the court, year, kind of case, five digits. Source: HMCTS case numbers.
    static const Pattern family{R"((?<![A-Z0-9])[A-Z]{2}[ \-/]?\d{2}[ \-/]?[A-Z][ \-/]?\d{5}(?![A-Z0-9]))", Where::AtDigits};
    family.each(text, add("court-case", Certainty::Certain, "court-case.shape"));
    static const Pattern high_court{R"((?<![A-Z0-9])(?:(?:FD|BV|ZC|ZE|PRD|CO|QB|KB|HQ|CL|F[A-Z])[-/ ]?\d{2,4}[-/ ]?[A-Z]?[-/ ]?\d{4,6}|(?:CO|CA|B4|C1)[/-]\d{3,5}[/-](?:\d{4}|\d{2}))(?![A-Z0-9]))"};
    high_court.each(text, [&](const Match& match) {
        // "MARAC no FM/24/0077".
        if (!said_before(text, match.begin, "marac|lado|mash|mosaic|file|tenancy|crime|police|custody|housing|exhibit|cert|certificate|firearms", 16)) findings.add(match.begin, match.end, "court-case", Certainty::Likely, "court-case.shape");
    });
    static const Pattern citation{R"((?:\[|\()(?:19|20)\d{2}(?:\]|\)) (?:EWFC|EWHC|EWCA|EWCOP|UKSC|UKHL|UKUT|UKFTT|NIFam|NICA|NIMaster|NIKB|NIQB|NICty|NICC|NICh|CSOH|CSIH|HCJAC|SAC|IEHC|IESC|IECA|IECC|SC [A-Z]{3}|EWCC|EWCR|FLR|WLR|All ER)(?: ?\(?(?:Civ|Crim|Fam|Admin|HCJ|OJ|B)\)?)?(?: \d{1,5})?(?: ?\((?:B|Fam|Admin|Civ|Crim|QB|KB|Ch|AAC|T[1-3])\))?)"};
    const auto cited = words_in_citations(text);
    citation.each(text, [&](const Match& match) {
        // An authority quoted by its title ("Re W (Children) [2010] UKSC 12") is law; a judgment of first instance in family law, or a bare number, may be the family's own.
        const auto first_instance = match.text.find("EWFC") != std::string_view::npos || match.text.find("(Fam)") != std::string_view::npos || match.text.find("EWCOP") != std::string_view::npos || match.text.find("NIFam") != std::string_view::npos || match.text.find("EWCC") != std::string_view::npos || match.text.find("SAC") != std::string_view::npos || match.text.find("IEHC") != std::string_view::npos;
        const auto& words = text.words();
        const auto next = std::lower_bound(words.begin(), words.end(), match.begin, [](const Word& word, std::size_t at) { return word.begin < at; });
        const bool titled = next != words.begin() && cited[static_cast<std::size_t>(next - words.begin()) - 1] && match.begin - std::prev(next)->end <= 3;
        if (!titled || first_instance) findings.add(match.begin, match.end, "court-case", titled ? Certainty::Likely : Certainty::Certain, "court-case.citation");
    });
    static const Pattern crown{R"((?<![A-Z0-9])[TASUGM][ ]?(?:19|20)\d{2}[- ]?\d{4}(?![A-Z0-9]))", Where::AtDigits};
    crown.each(text, add("court-case", Certainty::Certain, "court-case.shape"));
    static const Pattern named_case{R"((?:\b(?:case|claim|court|matter|petition|application|hearing|sheriff|tribunal|inquest|coroner's|adoption|achos)(?:[ \n](?:court|case))?(?:[ \n](?:no\.?|number|ref\.?|reference|file|id|rhif|number is)){0,2}(?: (?:is|was|in (?:the )?[A-Z]{2,12}))?[ \t\n:.!(]{1,4})((?-i:[A-Z]{1,4}[ ])?(?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,12}(?:[ /\-](?=[A-Z0-9/\-]*\d)[A-Z0-9]{1,8}|[/\-][A-Z0-9]{1,8}){0,4})(?![A-Z0-9]))"};
    named_case.each(text, [&](const Match& match) {
        const auto reference = text.plain().substr(match.part_begin, match.part_end - match.part_begin);
        const auto digits = digits_of(reference).size();
        const bool said = said_before(text, match.part_begin, "no|number|ref|reference|file|id|rhif", 12) || text.plain()[match.part_begin - 1] == ':' || (match.part_begin > 1 && text.plain()[match.part_begin - 2] == ':');
        const bool mixed = reference.find_first_of("/-") != std::string::npos || (digits < reference.size() && digits >= 5);
        const bool date = digits == 8 && std::count(reference.begin(), reference.end(), '/') == 2;
        // "Case no. EHC-2023-0558": of a plan, a review or a referral, and before no court.
        // "the matter (20/23841/24)": the police's shape, and no word for a number.
        static const auto strokes = [](std::string_view written) { return written.size() > 8 && written[2] == '/' && written[written.size() - 3] == '/' && digits_of(written).size() + 2 == written.size(); };
        if (!said && strokes(reference)) return;
        // "Reporter case no 24-118827", "UC claim AA118827Q"; "Case 118827" where no court is spoken of.
        const bool others = said_before(text, match.begin, "reporter|uc|benefit|benefits|housing|insurance|aln|gateway|need|ics|lcs|idva|marac|lado|social care|children's|early help|legal aid|pip|dla|esa|social work|mash", 16);
        const auto stroke = reference.find('-');
        const bool lettered = stroke != std::string::npos && stroke <= 4 && digits + stroke + 1 == reference.size() && digits <= 6 && reference[0] >= 'A';  // "NLT-33817".
        const bool bare = (digits == reference.size() || lettered) && digits <= 8 && match.text[0] != 'h' && match.text[0] != 'H' && !said_before(text, match.part_begin, "court|hearing|judge|sheriff|order|proceedings|cafcass|solicitor|counsel|petition|tribunal|inquest|coroner|magistrates|bundle|llys", 300);
        // A children's hearing in Scotland is no court's: its papers bear the Reporter's number.
        const bool reporter = (match.text[0] == 'h' || match.text[0] == 'H') && (said_after(text, match.end, "reporter|scra|panel member|panel members", 120) || said_before(text, match.begin, "reporter|scra|children's hearing|panel member", 160));
        // "a transfer (application HT/23/11806)": a landlord's, where no court is spoken of.
        const bool applied = (match.text[0] == 'a' || match.text[0] == 'A') && !said_before(text, match.begin, "court|judge|sheriff|hearing|order|proceedings|cafcass|petition|tribunal|solicitor|counsel|magistrates|llys|ja|high court", 300);
        if (others || bare || reporter || applied) {
            if (digits >= 4 && !date) findings.add(match.part_begin, match.part_end, "record-number", Certainty::Likely, "record-number.said");
            return;
        }
        if (digits >= 4 && !date && !is_administrative(reference) && (said || (mixed && digits >= 6))) findings.add(match.part_begin, match.part_end, "court-case", Certainty::Likely, "court-case.said");
    });
    // Sixteen figures of the common platform, and a claim of the county court by its office: "1701-2345-6789-1234", "F00YK441". Source: HMCTS.
    static const Pattern common{R"((?<![0-9A-Za-z\-])(?:1[5-9]\d{2}[- ]\d{4}[- ]\d{4}[- ]\d{4}|1[5-9]\d{14}|(?-i:[A-HJ-MQZ]\d{2}[A-Z]{2}\d{3}|\d[A-Z]{2}\d{5}|(?:HU|PA|EA|DA|IA|RP|VA|DC)/\d{5}/20\d{2}|20\d{2}/[A-Z]{3}/\d{4,6}|(?:EH|SE)\d{3}/\d{2}/\d{5}))(?![0-9A-Za-z\-]))"};
    common.each(text, [&](const Match& match) {
        const bool said = said_before(text, match.begin, "court|case|claim|hearing|judge|order|tribunal|appeal|application|ccd|myhmcts|familyman|proceedings|served", 60);
        if (said && !said_before(text, match.begin, "card|account|imei|policy|invoice|police|crime", 16)) findings.add(match.begin, match.end, "court-case", Certainty::Certain, "court-case.said");
    });
    // The electronic file of the Court of Appeal, the High Court's lists and the tribunals: "CA-2023-001288".
    static const Pattern electronic{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{2}-20\d{2}-\d{6}(?:-[A-Z])?)(?![A-Za-z0-9/\-]))", Where::AtDigits};
    electronic.each(text, add("court-case", Certainty::Certain, "court-case.shape"));
    // A sheriff court's letters, the kind of cause, count and year: "STO-B112-23". Source: Scottish Courts and Tribunals Service.
    static const Pattern sheriff{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{3}[-/](?:AD|AW|CA|CR|ED|FA|PD|PO|SC|SG|SM|SQ|[ABFLP])\d{1,5}[-/]\d{2}(?:\d{2})?)(?![A-Za-z0-9/\-]))", Where::AtDigits};
    sheriff.each(text, add("court-case", Certainty::Certain, "court-case.shape"));
    // "[2024] NIFam 63 (ref. MCB12984)": a judge's letters, as Northern Ireland's judgments bear them.
    static const Pattern judges{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{3}\d{5})(?![A-Za-z0-9/\-]))", Where::AtDigits};
    judges.each(text, [&](const Match& match) { if (said_before(text, match.begin, "nifam|nikb|niqb|nica|nich|citation|judgment", 60)) findings.add(match.begin, match.end, "court-case", Certainty::Certain, "court-case.said"); });
    // Northern Ireland: year, six digits and the order's own number or the division. The police count in the same shape, so a court must be spoken of.
    static const Pattern northern{R"((?<![A-Za-z0-9/\-])(?:(?:20)?\d{2}/\d{5,6}/0\d|(?-i:20\d{2}/\d{5,6}/[A-Z]{2,4}))(?![A-Za-z0-9/\-]))", Where::AtDigits};
    northern.each(text, [&](const Match& match) {
        constexpr std::size_t same_document = 400;
        const bool division = match.text.back() >= 'A';
        const bool police = said_before(text, match.begin, "crime|police|psni|custody|occurrence|incident|cad|pnc", 40);
        const bool counted = said_before(text, match.begin, "case|care centre|residence|contact|previous case|matter", 60);
        const bool court = counted || said_before(text, match.begin, "court|order|judge|proceedings|fpc|non-molestation|application|sheriff|hearing|dj", same_document);
        if (division || (court && !police)) findings.add(match.begin, match.end, "court-case", Certainty::Certain, "court-case.shape");
    });
}

}  // namespace disclosure
