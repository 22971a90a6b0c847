#include "disclosure/context.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// Words and pairs of words, each of which speaks for one kind. Of two that end at the same place the longer speaks: "CPOMS incident" is a school's.
const std::unordered_map<std::string_view, std::string_view>& words() {
    static const auto table = [] {
        std::unordered_map<std::string_view, std::string_view> result;
        const auto say = [&](std::string_view kind, std::initializer_list<std::string_view> said) {
            for (const auto word : said) result.emplace(word, kind);
        };
        say("police-reference", {"police", "crime", "crimes", "crfile", "incident", "inc", "occurrence", "occ", "log", "logs", "cad", "niche", "storm", "athena", "cris", "merlin", "custody", "pnc", "pncid", "cro", "ppn", "ppns", "vpd", "ivpd", "vpa", "vpn", "psni", "serial", "control", "constabulary", "intel",
                                 "intelligence", "sid", "exhibit", "exh", "offence", "offences", "arrest", "arrested", "misper", "missing person", "missing episode", "person episode", "missing report", "iopc", "cps", "copfs", "pps", "procurator", "fiscal", "visor", "fib", "rms", "bail", "charge", "charged", "dispatch", "command", "ir", "intelligence report", "crn crime", "chs", "heddlu",
                                 "digwyddiad", "trosedd", "dvpn", "dvpo", "nsir", "ocg", "pnd", "holmes", "unifi", "redsigma", "connect", "investigation", "oic", "ced", "nspis", "dash", "dara", "clare's law", "dvds", "prosecutor", "production", "sv", "btp", "gmp", "wmp", "wyp", "syp", "nyp", "mps", "met", "iml", "tvp", "kp", "nwp", "gwp", "swp", "dpp", "mp", "mis", "cr", "cri", "crr", "crf", "cus", "exb", "pf", "pfs", "garda", "pulse", "cause for concern", "force ref", "force reference", "force number", "force no", "vist", "fwin", "opus", "crimint", "e-cins", "asn", "arrest summons", "compact ref", "compact no", "cawn", "cpn", "acn", "ccn", "crimestoppers", "action fraud", "nfib", "stop search", "stop slip", "puid", "socrates", "101 ref", "999 ref", "police urn", "cps urn", "ppu", "pvp"});
        say("court-case", {"court", "case no", "case number", "cases no", "sheriff", "hearing", "judge", "claim no", "proceedings", "petition", "interlocutor", "cause", "cause no", "libra", "familyman", "fpl", "tribunal", "inquest", "coroner", "coroner's", "magistrates", "dj", "hhj", "recorder", "order", "cited as", "cit", "writ", "bundle",
                           "icos", "fam", "cfc", "fpc", "hcj", "appeal", "send tribunal", "fdac", "judgment", "achos", "llys", "ccms", "fhdra", "cmh", "irh", "appeal no", "sealed", "court ref", "court file", "court no", "docket", "children order", "proof"});
        say("collar-number", {"pc", "dc", "ps", "ds", "sgt", "constable", "officer", "officers", "collar", "shoulder", "epaulette", "warrant no", "warrant number", "operator", "call handler", "call taker", "officer no", "officer number", "force id", "warrant", "pcso", "badge no pc", "con", "const", "insp", "inspector", "sergeant"});
        say("registration", {"registration", "registered", "regn", "reg no", "pin", "gmc", "nmc", "hcpc", "swe", "sssc", "niscc", "scw", "nrpsi", "ciol", "iti", "bacp", "babcp", "cosca", "ncps", "acc", "ukcp", "acp", "bps", "gphc", "gdc", "goc", "gosc", "gcc", "sra", "bsb", "bar", "bar council", "trn", "teacher ref", "teacher reference", "teacher no", "gtcs", "gtcw", "gtcni", "gtc", "ewc", "cgc", "uin",
                             "rcvs", "rcslt", "csp", "bda", "nmc pin", "reg", "law society", "lsni", "lss", "cilex", "ippr", "bacp member", "member bacp", "interpreter", "mciol", "dpsi"});
        say("phone", {"tel", "telephone", "phone", "mobile", "mob", "landline", "text", "whatsapp", "fax", "ffon", "bleep", "pager", "ext", "extension", "extn", "switchboard"});
        say("school-urn", {"school urn", "dfe", "deni", "de no", "school no", "school code", "de ref", "laestab", "establishment", "edubase", "seed", "seed code", "ofsted urn", "dfe no", "gias", "ofsted", "ukprn", "cqc"});
        say("upn", {"upn", "unique pupil", "upns", "rhif unigryw"});
        say("nhs-number", {"nhs", "nhs no", "nhs number", "nhsno", "rhif gig"});
        say("chi-number", {"chi", "chi no", "chi number"});
        say("hc-number", {"h&c", "hcn", "hsc", "h & c", "hsc no"});
        say("nino", {"nino", "ni", "ni no", "national insurance", "nat ins"});
        say("driving-licence", {"driving licence", "driver no", "driver number", "dvla", "dva", "licence", "driving license", "dl", "drivers licence", "driver's licence", "lic", "provisional"});
        say("coordinates", {"grid", "grid ref", "gr", "os", "osgr", "ngr", "os ref", "w3w", "what3words", "uprn", "easting", "northing", "gps", "lat", "long"});
        say("vehicle", {"vehicle", "car", "van", "vrm", "index", "plate", "reg plate", "vin", "moped", "motorbike", "vrn"});
        say("handle", {"snap", "snapchat", "insta", "instagram", "tiktok", "username", "gamertag", "handle", "discord"});
        say("record-number", {"ref", "reference", "refs", "file", "file no", "record", "record no", "mosaic", "liquidlogic", "lcs", "las", "ics", "ehm", "cpoms", "sims", "arbor", "bromcom", "systmone", "s1", "emis", "vision", "rio", "paris", "carefirst", "swift", "marac", "idva", "idva case", "marac case", "northgate", "orchard", "civica", "eclipse", "framework", "wccis",
                              "soscare", "pas", "mrn", "badgernet", "hospital", "hosp", "hosp no", "ward", "patient", "pt", "booking", "job", "account", "acct", "a/c", "id", "route", "badge", "alarm", "policy", "tenancy", "rent", "membership", "member", "plan", "invoice", "inv", "referral", "ehcp", "ehc", "sen", "uln", "uci", "candidate", "exam",
                              "passport", "visa", "brp", "home office", "ho", "prison", "noms", "crn", "delius", "ndelius", "oasys", "client", "service user", "person", "person id", "family", "case id", "casefile", "case file", "contact", "contact no", "mash", "front door", "lado", "scra", "reporter", "ird", "datix", "riddor", "ulysses", "cpoms incident",
                              "school incident", "datix incident", "myconcern", "safeguard", "cpoms log", "ewo", "ews", "housing", "hb", "uc", "benefit", "council tax", "dwp", "csa", "cms", "lab", "sample", "specimen", "request", "req", "req no", "application", "app", "app no", "licence no", "order no", "maternity", "maternity no", "custody record of care",
                              "admission", "adm", "adm no", "pupil", "workflow", "episode no", "meeting", "conference", "complaint", "ico", "sar", "foi", "payment", "payee", "supplier", "voucher", "card", "travel", "pass", "bus pass", "cin", "lac", "cla", "cp", "cpp", "ypas", "yjs", "yot", "cafcass", "cafcass ref", "cyf", "cyfeirnod", "our ref", "your ref", "serial no", "imei", "asset", "tag", "box", "archive", "page",
                              "legal aid", "laa", "slab", "certificate", "cert", "dbs", "pvg", "accessni", "disclosure", "report no", "episode", "spell", "encounter", "ambulance", "prf", "cleric", "run", "case note", "cris camhs", "carenotes", "icid", "trak", "trakcare", "chart", "unit no", "unit", "cr no", "eh", "taf", "asset plus", "childview", "transport", "sarc", "nspcc", "childline", "epcr", "nrm", "uasc", "ndtms", "theseus", "iaptus", "pcmis", "careflow", "nervecentre", "symphony", "adastra", "docman", "edukey", "class charts", "isams", "scholarpack", "seemis", "trust ref", "trust no", "trust number", "unit number", "homeless", "homelessness", "allocation", "allocations", "points", "bidding", "locata", "homechoice", "homefinder", "social care", "chart no", "probation", "probation case", "case recording", "transfer"});
        return result;
    }();
    return table;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '\'' || c == '&'; }

struct Said {
    std::string_view kind{};
    std::size_t distance = 0, length = 0;
};

/// How far from its word a number of the kind may stand. References of the police are of every shape; a court's have their own, found elsewhere.
std::size_t furthest(std::string_view kind) {
    static const std::unordered_map<std::string_view, std::size_t> reach{{"court-case", 22}, {"registration", 26}, {"collar-number", 14}, {"phone", 12}, {"school-urn", 30}, {"vehicle", 12}, {"handle", 12}, {"coordinates", 20}, {"driving-licence", 24}, {"nino", 20}};
    const auto known = reach.find(kind);
    return known == reach.end() ? 90 : known->second;
}

/// The nearest word that speaks for a kind in [from, to), measured from `at`.
Said nearest(const PlainText& text, std::size_t from, std::size_t to, std::size_t at, bool before) {
    const std::string_view lower = text.lower();
    Said best{.distance = std::string::npos};
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (auto i = from; i < to;) {
        if (!is_letter(lower[i]) && !(lower[i] >= '0' && lower[i] <= '9')) { ++i; continue; }
        auto end = i;
        while (end < to && (is_letter(lower[end]) || (lower[end] >= '0' && lower[end] <= '9'))) ++end;
        found.emplace_back(i, end);
        i = end;
    }
    for (std::size_t k = 0; k < found.size(); ++k)
        for (std::size_t words_taken = 1; words_taken <= 2 && k + words_taken <= found.size(); ++words_taken) {
            const auto last = found[k + words_taken - 1];
            const auto known = words().find(lower.substr(found[k].first, last.second - found[k].first));
            if (known == words().end()) continue;
            const auto distance = before ? at - last.second : found[k].first - at;
            const auto length = last.second - found[k].first;
            if (distance > furthest(known->second)) continue;
            // "received by police, ref": who sent it does not say whose number it is.
            const auto sender = k > 0 ? lower.substr(found[k - 1].first, found[k - 1].second - found[k - 1].first) : std::string_view{};
            if (before && distance > 12 && (sender == "by" || sender == "to" || sender == "with") && found[k].second - found[k].first > 4) continue;
            if (distance < best.distance || (distance == best.distance && length > best.length)) best = {known->second, distance, length};
        }
    return best;
}

/// "by 3068 Arkle", "Attending 4417 Jessop": a number with a name behind it and no word for a paper before, where the police are spoken of.
bool an_officers(const PlainText& text, std::size_t begin, std::size_t end) {
    const auto& plain = text.plain();
    const bool named = end + 2 < plain.size() && plain[end] == ' ' && plain[end + 1] >= 'A' && plain[end + 1] <= 'Z' && is_letter(text.lower()[end + 2]);
    constexpr std::string_view papers = "ref|refs|reference|no|number|file|id|record|log|crime|incident|tenancy|case|account|claim";
    constexpr std::string_view police = "pc|dc|ds|ps|sgt|const|constable|police|officer|officers|custody|cad|arrest|arrested|bwv|attending|deployed|oic";
    constexpr std::size_t same_entry = 400;
    return named && !said_before(text, begin, papers, 14) && (said_before(text, begin, police, same_entry) || said_after(text, end, police, same_entry));
}

}  // namespace

std::string_view kind_by_context(const PlainText& text, std::size_t begin, std::size_t end) {
    constexpr std::size_t longest_line = 160, as_near_behind = 24, same_note = 400;
    const auto& plain = text.plain();
    const auto line = begin == 0 ? 0 : plain.rfind('\n', begin - 1) + 1;  // npos + 1 is the text's beginning.
    const auto from = std::max(line, begin > longest_line ? begin - longest_line : 0);
    const auto before = nearest(text, from, begin, begin, true);
    const auto line_end = std::min(plain.find_first_of("\n\t.,;|", end), plain.size());  // In the same cell and the same part of a sentence.
    const auto behind = nearest(text, end, std::min(line_end, end + as_near_behind), end, false);
    // "Ref", "no" and "id" announce a number of any kind: a police force's where the line speaks of it.
    constexpr std::size_t beside = 4;
    const bool any_kind = before.kind == "record-number" && before.distance <= beside && said_before(text, begin, "ref|reference|refs|record|file|id|contact|report no", 14);
    if (any_kind) {
        const auto earlier = nearest(text, from, begin - before.distance - before.length, begin, true);
        if (earlier.kind == "police-reference" || earlier.kind == "court-case" || earlier.kind == "registration") return earlier.kind;
        return before.kind;
    }
    if (!before.kind.empty() && (behind.kind.empty() || before.distance <= behind.distance + 8)) return before.kind;
    if (!behind.kind.empty()) return behind.kind;
    // A row of a table speaks for itself.
    if (plain.find_first_of("\t|", line) < begin) return "record-number";
    const auto earlier = nearest(text, begin > same_note ? begin - same_note : 0, from, begin, true);
    static const WordSet told_from_afar{"police-reference", "court-case", "record-number"};
    return !earlier.kind.empty() && told_from_afar.contains(earlier.kind) ? earlier.kind : "record-number";
}

bool tells_a_kind(std::string_view word) { return words().contains(word); }

bool is_administrative(std::string_view reference) {
    static const WordSet offices{"EHC", "EHCP", "EHCNA", "SEN", "LADO", "MASH", "IRD", "SCRA", "CIN", "CP", "CPP", "LAC", "CLA", "CSC", "YOT", "YJS", "FGC", "SGO", "IRO", "SAR", "CMR", "DBS", "HB", "TEN", "REP", "ASB", "IDVA", "MARAC", "CAMHS", "LAA", "HST", "IHA", "RHA", "DNA", "LAB", "CAF", "EHM", "CPOMS", "PEP", "HO", "CT", "EH", "CS", "SS", "HV", "HSG", "INV", "HOM", "HOU", "HSE", "HMO", "HL", "HA", "RNT", "ALLOC", "EDU", "EDT", "OOH", "UASC", "NRM", "COMP", "CMP", "FOI", "SEND", "YJ", "FS", "ISP", "TAC", "TAF", "RHI", "EIN", "ADP", "ALN", "GW", "LCS", "ICS", "WO", "CMS", "BED", "WL", "UC"};
    return offices.contains(reference.substr(0, reference.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")));
}

Kind kind_of_reference(const PlainText& text, std::size_t begin, std::size_t end) {
    const auto written = std::string_view{text.lower()}.substr(begin, end - begin);
    const auto digits = digits_of(written);
    std::string_view kind;
    // The letters within: "CAD4471/14MAR24", "24/GMP/00817", "SWE-118273".
    for (std::size_t i = 0; i < written.size() && kind.empty();) {
        if (!is_letter(written[i])) { ++i; continue; }
        auto last = i;
        while (last < written.size() && is_letter(written[last])) ++last;
        static const WordSet short_ones{"pc", "dc", "ds", "ps", "cr", "op"};
        if (last - i > 2 || short_ones.contains(written.substr(i, last - i)))
            if (const auto known = words().find(written.substr(i, last - i)); known != words().end()) kind = known->second;
        i = last;
    }
    // A letter and twelve figures, the last of which may be a letter too: nothing else is so long.
    if (written.size() == 13 && is_letter(written[0]) && !is_letter(written[1]) && digits.size() >= 11 && !is_letter(written[11])) kind = "upn";
    if (kind.empty()) kind = kind_by_context(text, begin, end);
    // Ten or eleven figures that begin with a year, beside an officer: "Ref 2400077182, tape 1. Present DC 2204". One letter, a year and seven figures are an intelligence log's.
    const bool year_first = digits.size() == written.size() && (digits.size() == 10 || digits.size() == 11) && digits >= "1" && digits[0] < '3';
    constexpr std::string_view officers = "pc|dc|ds|ps|sgt|police|officer|tape|interview|custody|constable|tasked|psni|despatched|attending";
    if (kind == "record-number" && year_first && (said_before(text, begin, officers, 80) || said_after(text, end, officers, 60))) kind = "police-reference";
    if (kind == "record-number" && digits.size() == 11 && written.size() <= 15 && is_letter(written[0]) && written.find('/') < 3 && written.size() > written.find('/') + 12 && written[written.find('/') + 5] == '/' && written.substr(written.find('/') + 1, 2) == "20") kind = "police-reference";
    const auto bare = digits.size() == written.size();
    if (bare && digits.size() >= 3 && digits.size() <= 5 && an_officers(text, begin, end)) kind = "collar-number";
    // "SAS 5114408", "incident NWAS-4471906": an ambulance service counts its calls too.
    static const WordSet ambulances{"sas", "nwas", "neas", "yas", "emas", "wmas", "swast", "swasft", "scas", "eeast", "secamb", "wast", "nias", "las", "nwa", "dhu", "eprf", "epcr", "prf"};
    const auto letters = written.substr(0, std::min(written.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), written.size()));
    if (kind == "police-reference" && ambulances.contains(letters)) kind = "record-number";
    // "School: Cwm Taran, 6744071": the numbers of Welsh schools begin so.
    if ((kind == "record-number" || kind == "police-reference") && digits.size() == written.size() && written.size() == 7 && (written.starts_with("66") || written.starts_with("67") || written.starts_with("68")) && said_before(text, begin, "school|ysgol|primary|academy", 40)) kind = "school-urn";
    if (kind == "police-reference" && is_administrative(std::string_view{text.plain()}.substr(begin, end - begin))) kind = "record-number";
    // "PSNI | 028 9649 6101 | C2187": a letter and four figures are an officer's sooner than a crime's.
    const bool near_officers = said_before(text, begin, officers, 60) || said_after(text, end, officers, 40) || said_after(text, end, "assigned|attended|attending|deployed|resumed|arrived|despatched", 24);
    if ((kind == "police-reference" || (kind == "record-number" && near_officers)) && written.size() == 5 && digits.size() == 4 && is_letter(written[0])) kind = "collar-number";
    const bool health = kind == "nhs-number" || kind == "chi-number" || kind == "hc-number";
    const bool fits = kind == "police-reference" || kind == "court-case" || kind == "registration" || (kind == "phone" && bare && digits.size() >= 3) || (kind == "school-urn" && (digits.size() == 6 || digits.size() == 7)) || (kind == "collar-number" && digits.size() <= 6) || (kind == "upn" && digits.size() >= 11) ||
                      (health && digits.size() >= 9 && digits.size() <= 11) || (kind == "driving-licence" && digits.size() >= 6) || (kind == "nino" && digits.size() == 6) || (kind == "coordinates" && digits.size() >= 6 && digits.size() <= 14);
    if (!fits || (kind == "court-case" && is_administrative(std::string_view{text.plain()}.substr(begin, end - begin)))) kind = "record-number";
    static const std::unordered_map<std::string_view, const char*> reasons{{"police-reference", "police-reference.said"}, {"court-case", "court-case.said"}, {"registration", "registration.said"}, {"collar-number", "collar-number.said"}, {"phone", "phone.said"}, {"school-urn", "school-urn.said"}};
    const auto reason = reasons.find(kind);
    return {kind, reason != reasons.end() ? reason->second : bare ? "record-number.figures" : "record-number.unknown"};
}

File::File(const Findings& found) {
    if (!found.guesses()) return;
    for (const auto& span : found.spans())
        if (span.direct) (span.certainty == Certainty::Possible ? doubtful_ : names_).push_back(span.start);
    std::sort(names_.begin(), names_.end());
    std::sort(doubtful_.begin(), doubtful_.end());
}

bool File::around(std::size_t at) const {
    constexpr std::size_t near = 900;
    const auto within = [&](const std::vector<std::size_t>& places) {
        const auto first = std::lower_bound(places.begin(), places.end(), at > near ? at - near : 0);
        return std::upper_bound(first, places.end(), at + near) - first;
    };
    const auto sure = within(names_);
    return sure >= 2 || (sure == 1 && within(doubtful_) >= 2);
}

bool announced(const PlainText& text, std::size_t begin) {
    const auto& plain = text.plain();
    if (begin > 0 && (plain[begin - 1] == '#' || plain[begin - 1] == '!')) return true;
    if (said_before(text, begin, "ref|refs|reference|no|nos|number|num|id|record|file|badge|route|job|account|acct|a/c|case|urn|pin|reg|policy|loan|alarm|key|card|pass|log|plan|tag|exhibit|serial|request|req|booking|invoice|inv|certificate|cert|licence|permit|locker|token|voucher|seal|sealed|recording|disc|sticker|cyf|rhif|code|nrpsi|crn|mrn", 9)) return true;
    const auto near = nearest(text, begin > 12 ? begin - 12 : 0, begin, begin, true);
    return !near.kind.empty() && near.distance <= 3;
}

}  // namespace disclosure
