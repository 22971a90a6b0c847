// Officers by their collar numbers, with a rank, behind a name, or behind what an officer does.
#include <string_view>

#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// "1430": four figures and nothing else, as the clock has them.
bool is_hour(std::string_view number) {
    return number.size() == 4 && number[0] <= '2' && number[2] < '6' && number.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void find_collar_numbers(const PlainText& text, Findings& findings) {
    const auto add = [&](const char* kind, Certainty certainty, const char* why) {
        return [&findings, kind, certainty, why](const Match& match) { findings.add(match.part_begin, match.part_end, kind, certainty, why); };
    };
    static const Pattern collar{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|Sgt|SGT|WPC|T/PC|TDC|T/DC|A/PS|DI|Insp|SPC|Const|CONST|Cst|R/Const|Res Con|D Con|SPS|Ch Insp|Inspector|INSP|Police Officer|Det Con|Det Sgt|Det Insp|DCon|DSgt|TPC|T/PS|T/Insp|A/Sgt|A/PC|S/Cons|S/Sgt|S/Insp|(?:Cons?|CON|Det|DET)(?= ?[A-Z]{0,2}\d{4})|(?:CI|PI|SC)(?= \d{4})|D/Con|D/Const|D/Sgt|D/Insp|R/Con|T/Sgt|A/Sgt|A/DS|T/DS|A/Insp|DCI|Special Constable|Constable|Sergeant|Police Constable|Detective Constable|Detective Sergeant|Police Sergeant|Civilian [Ii]nvestigator|Investigator|Police [Ss]taff|FN|Officer))(?:[ \n./:\-]{0,2})(?:No\.? ?|number )?(?-i:[A-Z]{0,2})\d{2,8}(?-i:[A-Z]{0,2})(?![A-Za-z0-9/]))"};
    collar.each(text, add("collar-number", Certainty::Certain, "collar-number.shape"));
    // "Sgt Anand (0417)", "DC Gethin Rowe P224178": the number behind the name.
    static const Pattern behind_name{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|Sgt|SGT|WPC|T/PC|TDC|T/DC|A/PS|DI|Insp|INSP|SPC|CONST|Const|D/Con|D/Const|D/Sgt|D/Insp|R/Con|T/Sgt|A/Sgt|DCI|Detective Constable|Detective Sergeant|Detective Inspector|Chief Inspector|Superintendent|Constable|Sergeant|Inspector|Officer)\.?[ \n\t](?:[A-Z]\.? )?(?:[A-Z][A-Za-z'\-]{1,20}[ \n\t/]){1,3}[(\[]?)((?-i:[A-Z]{1,4} (?=\d{3}))?(?-i:[A-Z]{0,2})\d{3,6}(?-i:[A-Z]{0,2})|\d{2}(?-i:[A-Z]{2}))(?![A-Za-z0-9/]|:\d))"};
    behind_name.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    static const Pattern sent{R"((?<![A-Za-z0-9])(?:deploy(?:ed)?|dispatch(?:ed)?|assigned|resourced|units?|call ?taker|call ?handler|operator)[ :]{1,2}((?-i:[A-Z]{0,2})\d{3,6})(?: ?(?:and|,|/|&) ?((?-i:[A-Z]{0,2})\d{3,5}))?(?![A-Za-z0-9/:]))"};
    sent.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Possible, "collar-number.said"); });
    static const Pattern shoulder{R"((?:\b(?<!blue )(?:collar|shoulder|warrant|force|officer|epaulette|badge)(?:[ \n](?:no\.?|number|id))(?: (?:is|was))?[ :.#]{1,3})([A-Z]{0,3} ?\d{2,6}[A-Z]?)(?![A-Z0-9]))"};
    shoulder.each(text, [&](const Match& match) {
        // "Driver: Iqbal, badge number HC 0417" is a taxi's.
        const bool taxi = said_before(text, match.begin, "driver|taxi|hackney|cab|minicab|escort", 40);
        findings.add(match.part_begin, match.part_end, taxi ? "record-number" : "collar-number", Certainty::Certain, taxi ? "record-number.said" : "collar-number.said");
    });
    // "(collar 1904)", "warrant card 4409", "police staff 60418", "service no. 18462".
    static const Pattern told{R"(\b(?:collar|warrant card|police staff|staff officer|PSNI(?= n))(?: (?:no\.?|number))?[ :]{1,2}((?-i:[A-Z]{0,2})\d{3,6})(?![A-Za-z0-9/]))"};
    told.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Certain, "collar-number.said"); });
    static const Pattern serving{R"(\bservice (?:no\.?|number)(?: is)?[ :]{1,2}(\d{4,6})(?![A-Za-z0-9/]))"};
    serving.each(text, [&](const Match& match) { if (said_before(text, match.begin, "const|constable|sgt|d/sgt|d/con|insp|psni|sergeant|officer", 60)) findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Certain, "collar-number.said"); });
    // "Rhodri Bebb, detective sergeant, DPP 342": the rank in small letters, the force's letters.
    static const Pattern spelt_rank{R"(\b(?:constable|sergeant|inspector|detective)(?:, | )(?-i:(?:[A-Z]{2,4} ))?((?-i:[A-Z]{0,2})(?!(?:19|20)\d\d\b)\d{3,6})(?=[,.;)\n]|$))"};
    spelt_rank.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    // "Garda Declan Bonnar (31472K)": of the Republic's police, five figures and a letter.
    static const Pattern garda{R"((?<![A-Za-z])(?-i:Garda|Gda|Sgt|Sergeant|Detective|Inspector) (?-i:(?:[A-Z][A-Za-z'\-]{1,20} ?){1,3}),? ?\(?(?:Reg\.? ?(?:No\.?)? ?)?((?-i:\d{5}[A-Z]))(?![A-Za-z0-9]))"};
    garda.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Certain, "collar-number.shape"); });
    // "1187 PC Reid": the number before the rank, and the second of several: "PC's 1187, 2207".
    static const Pattern before_rank{R"((?<![A-Za-z0-9/.:\-])((?-i:[A-Z]{0,2})(?!(?:19|20)\d\d )\d{3,5}) (?-i:PC|DC|PS|DS|Sgt|Const|Con|DI|Insp|PCSO)(?= [A-Z]))"};
    before_rank.each(text, [&](const Match& match) {
        // "0050 Const C/24406": the hour at which a log's line begins.
        const auto number = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        if (is_hour(number) && (match.part_begin == 0 || text.plain()[match.part_begin - 1] == '\n')) return;
        findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape");
    });
    static const Pattern second{R"((?<![A-Za-z0-9])(?-i:PC|DC|PS|PCSO|Const)'?s \d{3,5},? ?(?:and |& ?)?((?-i:[A-Z]{0,2})\d{3,5})(?![A-Za-z0-9/:]))"};
    second.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said"); });
    static const Pattern lettered{R"(\b(?:officers?|constable|sergeant) ((?-i:[A-Z]{1,2}\d{3,5}))(?![A-Za-z0-9/]))"};
    lettered.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    // "Sgt Miah, 3310, authorised", "OIC 9017": set off by commas, or behind who is in charge. A year is none.
    static const Pattern set_off{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|Sgt|SGT|WPC|DI|DCI|Insp|Const|D/Con|D/Sgt|Constable|Sergeant|Inspector)\.? (?:[A-Z]\.? )?(?:[A-Z][A-Za-z'\-]{1,20} ){0,1}[A-Z][A-Za-z'\-]{1,20}, )((?-i:(?:[A-Z]{2,4} )?[A-Z]{0,2})(?!(?:19|20)\d\d\b)\d{3,6})(?=[,;)]| ?\||\t| (?:and|attended|authorised|CID|PPU|CAIU|CAIT|PVP|MASH|NPT|SNT|DAU)\b|\.?\n|\. |$))"};
    set_off.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    static const Pattern in_charge{R"((?<![A-Za-z0-9])(?-i:OIC|O\.I\.C\.|SIO|officer in (?:the )?case|Officer in (?:the )?[Cc]ase)[ :]{1,2}((?-i:[A-Z]{0,2})(?!(?:19|20)\d\d\b)\d{3,6})(?![A-Za-z0-9/]))"};
    in_charge.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said"); });
    // "PC Amy Sleight, coll. 1507", "PS Keane - 3307": behind the name, with or without its word.
    static const Pattern told_behind{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|Sgt|SGT|WPC|DI|Insp|SPC|Const|Con|D/Con|D/Sgt|Constable|Sergeant|Inspector) (?:[A-Z][A-Za-z'\-]{1,20} ?){1,3})(?:[,(]? ?\(?(?:coll|collar|shoulder|warrant|badge|epaulette|id|number|force number|no)\b\.?(?: ?(?:no|num|number|id)\b\.?)?[ :]{0,2}| ?[-/] )((?-i:[A-Z]{0,2})(?!(?:19|20)\d\d\b)\d{2,6}(?-i:[A-Z]{0,2}))(?![A-Za-z0-9/:]|[.,]\d))"};
    told_behind.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said"); });
    // "DS Ruth Abney, supervising, 20477; PC Rudge, response, 4127", "DS Aileen Skea | N0566 |": what the officer does stands between, or a cell's edge.
    static const Pattern listed{R"((?<![A-Za-z0-9])(?-i:(?:PC|PCSO|DC|PS|DS|DI|Sgt|Insp|Const|Cons|Constable|Sergeant|Inspector|TDC|T/DC|A/PS)\.? (?:[A-Z][A-Za-z'\-]{1,24} ?){1,3})(?:,(?: [a-z][a-z\-]{2,16}){1,3}, | ?[|\t;] ?)((?-i:[A-Z]{0,2})(?!(?:19|20)\d\d\b)\d{3,6})(?=[ ]?[;,.|\t\n)]|$))"};
    listed.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    // "Hallam, Nadia 2217 <n.hallam@force.police.example>": in a mail's head.
    static const Pattern headed{R"((?-i:[A-Z][A-Za-z'\-]{1,20},? [A-Z][A-Za-z'\-]{1,20} [(\-]{0,2} ?)((?-i:[A-Z]{0,2})\d{3,6})\)? ?<[^<>\n]{3,50}(?:police|pnn|psni|heddlu))", Around{"police|pnn|psni|heddlu"}};
    headed.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    // In a message everything is small: "pc 2841".
    static const Pattern small{R"((?<![A-Za-z0-9/])(?-i:(?:pc|pcso|wpc|dc|sgt|const) ?\d{3,5})(?![A-Za-z0-9/:.,]\d|[A-Za-z0-9/]))"};
    small.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "collar-number", Certainty::Likely, "collar-number.shape"); });
    // "the PC's name (5073)", "spoken to by C2281", "seen by 2281": an officer by the number alone.
    static const Pattern in_brackets{R"((?<![A-Za-z0-9])(?-i:PC|DC|PS|DS|Sgt|pc|sgt|officer|constable|sergeant)(?-i:'?s)?(?: (?:name|number|no|id|details|collar|badge))?[ ]?[(:][ ]?((?-i:[A-Z]{0,2})\d{3,6}(?-i:[A-Z]{0,2}))(?= ?[),;]))"};
    in_brackets.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said"); });
    static const Pattern done_by{R"(\b(?:spoken to|attended|dealt with|arrested|seen|stopped|searched|submitted|created|closed|updated|reviewed|conveyed|detained|booked in|authorised|supervised|recorded) by ((?-i:[A-Z]{0,2})\d{3,5})(?![A-Za-z0-9/:]|[.,]\d| (?:officers|people|children|staff|others|professionals|men|women|of|per|in|am|pm|hrs|hours|days|weeks|months|years)\b))"};
    done_by.each(text, [&](const Match& match) {
        // "seen by 1430" is an hour, "closed by 2024" a year.
        const auto number = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const bool of_a_person = said_before(text, match.part_begin, "spoken|arrested|stopped|searched|detained|dealt", 16);
        const bool lettered_number = number[0] >= 'A' && !(number.size() > 5);
        if (lettered_number) return findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said");
        if ((of_a_person || !is_hour(number)) && said_before(text, match.begin, "police|officer|officers|pc|dc|ps|ds|sgt|constable|occurrence|incident|log|crime|custody|cad|arrest|intel|intelligence|athena|force", 160)) findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Possible, "collar-number.said");
    });
    // "1821 DEPLOY 2281 AND C3307": every number of the list, and each of them again with what it did.
    static const Pattern officers{R"(\b(?:officers|constables|PCs|attending|crew|resources)(?: (?:were|are|attending|deployed))?[ :]{1,2}((?-i:[A-Z]{0,2})\d{3,5})(?:(?:,| and|, and| &) ((?-i:[A-Z]{0,2})\d{3,5}))(?![A-Za-z0-9/:]))"};
    officers.each(text, [&](const Match& match) {
        findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said");
        findings.add(match.begin + match.text.find_last_of(" ") + 1, match.end, "collar-number", Certainty::Likely, "collar-number.said");
    });
    static const Pattern letters{R"((?<![A-Za-z0-9/\-])(?:deploy(?:ed)?|dispatched|assigned|resourced) [A-Z]{0,2}\d{3,5} (?:and|&) ((?-i:[A-Z]{0,2})\d{3,5})(?![A-Za-z0-9/:]))"};
    letters.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "collar-number", Certainty::Likely, "collar-number.said"); });
}

}  // namespace disclosure
