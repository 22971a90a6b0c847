// Numbers under which a professional stands in a public register: they name the person as surely as the name does.
#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

void find_registrations(const PlainText& text, Findings& findings) {
    const auto add = [&](Certainty certainty, const char* why) {
        return [&findings, certainty, why](const Match& match) { findings.add(match.part_begin, match.part_end, "registration", certainty, why); };
    };
    // Nursing and Midwifery Council: year, month as a letter, four digits, the country's letter.
    static const Pattern nurse{R"((?<![A-Z0-9])\d{2}[ -]?[A-L][ -]?\d{4}[ -]?[ESWNIOCUX](?![A-Z0-9]))", Where::AtDigits};
    nurse.each(text, add(Certainty::Certain, "registration.nmc"));
    // Health and Care Professions Council and Social Work England: letters of the profession, then digits.
    static const Pattern council{R"((?<![A-Z0-9])(?-i:SW|AS|BS|CH|CS|DT|HAD|ODP|OT|OR|PA|PH|PO|PYL|RA|SL) ?(?:\d{6}|(?-i:(?<=SW)|(?<=SW ))\d{3,6}|(?-i:(?<=PYL)|(?<=PYL ))\d{3,6}|(?-i:(?<=PA)|(?<=PH)|(?<=OT)|(?<=SL)|(?<=CH)|(?<=RA)|(?<=DT)|(?<=BS)|(?<=PO)|(?<=CS))\d{5})(?![A-Z0-9]))", Where::AtDigits};
    council.each(text, [&](const Match& match) {
        // "SOSCARE no SL 204418", "unit number PH 118204": a system's letters, unless a body or a profession is named too.
        if (said_before(text, match.begin, "soscare|unocini|gateway|hospital|hosp|unit no|unit number|trust ref|trust no|mrn|chart|casenote|case note|patient|file no|our ref|your ref|tenancy|claim|rent|supplier|payee|swift|paris", 40) && !said_before(text, match.begin, "hcpc|swe|social work england|registration|registered|reg|pin", 24)) return;
        findings.add(match.begin, match.end, "registration", Certainty::Certain, "registration.council");
    });
    static const Pattern named{R"((?:\b(?:GMC|NMC|HCPC|SWE|SSSC|NISCC|Social Work England|Social Care Wales|Gofal Cymdeithasol Cymru|SCW|CCW|Scottish Social Services Council|General Teaching Council for Scotland|General Teaching Council|General Medical Council|Nursing and Midwifery Council|Health and Care Professions Council|Northern Ireland Social Care Council|Education Workforce Council|General Dental Council|General Pharmaceutical Council|GDC|GPhC|GOC|GOsC|BACP|UKCP|SRA|Bar Council|BSB|ICO|Ofsted|EWC|GTCS|GTCW|GTCNI|GTC|BPS|BABCP|NRPSI|COSCA|NCPS|CIOL|Law Society|LSS|LSNI|RCVS|PSNI|PIN|teacher reference|TRN|DBS|registration|registered|professional registration|reg)(?:,?[ \n]\(?(?:PIN|UIN|registration|registered|reg\.?|certificate|membership|reference|ref\.?|no\.?|number|num|unique reference number|URN|ID|with (?:the )?(?:GMC|NMC|HCPC|SWE|Social Work England))){0,4}(?: (?:is|was))?[ \t\n:.#(]{0,4})((?=[A-Z]{0,4}[ /]?\d)[A-Z]{0,3}[ /]?\d{2,3}[A-Z]?[ /-]?\d{2,5}[A-Z]?[ -]?\d{0,4}[A-Z]?)(?![A-Z0-9]))"};
    named.each(text, [&](const Match& match) {
        const auto number = digits_of(text.plain().substr(match.part_begin, match.part_end - match.part_begin));
        const bool body = match.text.find_first_of("GMCNHPSWE") != std::string_view::npos && !match.text.starts_with("reg") && !match.text.starts_with("Reg");
        const bool teacher = said_before(text, match.part_begin, "teacher reference", 40);
        const bool numbered = teacher || said_before(text, match.part_begin, "no|number|pin|reg|ref|uin|registration|gmc|nmc|hcpc|swe|trn|sra|gdc|gphc|england|wales|cymru|id|sssc|niscc|ewc|gtcs|gtcw|gtcni|bacp|ukcp|goc|gosc|bsb|bps|rcvs|scw|council|babcp|nrpsi|cosca|ncps|ciol|society|lss|lsni", 18);
        if (number.size() >= 5 && number.size() <= 12 && numbered && (body || teacher)) findings.add(match.part_begin, match.part_end, "registration", Certainty::Likely, "registration.said");
    });
    static const Pattern apart{R"((?<![A-Z0-9])(?-i:PA|PH|OT|SL|CH|RA|DT|BS|CS) \d{5}(?![A-Z0-9])|(?<![A-Za-z0-9])(?-i:sw\d{6})(?![A-Za-z0-9]))"};
    apart.each(text, add(Certainty::Likely, "registration.council"));
    static const Pattern small{R"((?<![A-Z0-9])(?-i:sw|ph|ot|pa|sl) ?\d{5,6}(?![A-Z0-9]))"};
    small.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "swe|hcpc|reg|registration|social worker|social work england|sw", 40)) findings.add(match.begin, match.end, "registration", Certainty::Likely, "registration.council");
    });
    static const Pattern wales{R"((?<![A-Z0-9])(?-i:W)/\d{7}(?![A-Z0-9/]))", Where::AtDigits};
    wales.each(text, add(Certainty::Likely, "registration.council"));
    static const Pattern teacher{R"((?<![A-Z0-9/])(?<=TRN |TRN:|TRN: |ence |ence: |mber |mber: |no |no\. |no: )\d{2}/?\d{5}(?![0-9/]))"};
    teacher.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "teacher|trn|teaching|dfe|qts", 36)) findings.add(match.begin, match.end, "registration", Certainty::Likely, "registration.said");
    });
    static const Pattern plain_number{R"((?:\b(?-i:[Rr]egistration|[Rr]egistered|[Rr]eg\.?|PIN)(?: (?:no\.?|number|pin))(?: (?:is|was))?[ :.#]{1,3})([A-Z]{0,3}\d{5,8}[A-Z]?)(?![A-Z0-9]))"};
    plain_number.each(text, add(Certainty::Likely, "registration.said"));
    // "Dr Bassey 7730154": the General Medical Council's seven figures directly behind a doctor's name.
    static const Pattern doctor{R"((?<![A-Za-z])(?-i:(?:Dr|DR|Doctor|Prof|Professor|Mr|Miss|Ms)\.? (?:[A-Z]\.? ){0,2}[A-Z][A-Za-z'\-]{1,20}(?: [A-Z][A-Za-z'\-]{1,20})?,? [(\[]?)([1-8]\d{6})(?![0-9A-Za-z/\-]|\.\d))"};
    doctor.each(text, [&](const Match& match) {
        if (match.text.starts_with("D") || match.text.starts_with("P") || said_before(text, match.begin, "surgeon|consultant|doctor|gp|registrar", 40)) findings.add(match.part_begin, match.part_end, "registration", Certainty::Likely, "registration.said");
    });
    // "6017733 (NISCC)": the body behind the number.
    static const Pattern body_behind{R"((?<![A-Za-z0-9/.\-])(?-i:[A-Z]{0,3}/?\d{5,8}[A-Z]?)(?=,? ?[(\[]?(?-i:GMC|NMC|HCPC|SWE|SSSC|NISCC|SCW|EWC|GTCS|GTCNI|GPhC|GDC|GOC|SRA|BACP|Social Work England|Social Care Wales)[)\], .;\n]))"};
    body_behind.each(text, add(Certainty::Likely, "registration.said"));
}

}  // namespace disclosure
