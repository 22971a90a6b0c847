// Houses that no street's word tells: by their own names in every language of these islands, behind a word for where somebody is, and named again without their number.
#include <algorithm>
#include <string>
#include <vector>

#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

#define NAME "[A-Z][A-Za-z']{1,20}"
#define PART "(?-i:" NAME "(?:[ \\-](?:(?:na|nan|nam|an|a'|y|yr|the|of|o')[ \\-])?" NAME "){0,2})"

std::string small(std::string_view text) {
    std::string result;
    for (const char c : text) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' ? ' ' : c;
    return result;
}

/// A hospital, a court, a school, a centre: where nobody lives.
bool is_public(std::string_view text) {
    const auto lower = small(text);
    for (const auto* part : {"court house", "supreme", "high court", "appeal", "youth court", "learning", "tipping", "starting", "turning", "methodist", "sheriff", "crown", "county", "family court", "magistrates", "justice", "hospital", "school", "academy", "college", "nursery", "surgery", "health", "centre", "center", "police", "clinic", "infirmary", "children's", "childrens", "children s", "family", "civic", "town hall", "guild", "church hall", "village hall", "council",
                             "university", "royal", "safe house", "community", "public house", "house of", "white house", "open house", "guest house", "contact", "ward", "trust", "board", "service", "panel", "team", "opera", "random house", "full house", "in house", "parish", "fire station", "police station", "sports", "working men", "social club", "half way", "approved"})
        if (lower.find(part) != std::string::npos) return true;
    return false;
}

std::string first_word(std::string_view text) {
    std::string result;
    for (const char c : small(text.substr(0, text.find_first_of(" -\n,"))))
        if (c != '\'') result += c;
    return result;
}

/// Words with a capital at a sentence's beginning, in a heading or before a thing, that begin no house's name.
bool begins_no_house(std::string_view text) {
    static const WordSet words{"the", "this", "that", "his", "her", "their", "our", "a", "an", "no", "each", "every", "one", "two", "both", "new", "when", "if", "as", "move", "moved", "care", "foster", "council", "group", "children", "work", "home", "time", "staff", "emergency", "temporary", "supported", "safe", "mother", "father", "mum", "dad"};
    return words.contains(first_word(text));
}

void find_named_houses(const PlainText& text, Findings& findings) {
    // Gaelic, Scots, Welsh and Irish beginnings, with a street behind.
    static const Pattern beginnings{"(?<![A-Za-z'])(?-i:(?:(?:Tigh|Taigh|Teach|Tig|Ty|T[yY]'n|Ty'r) (?:(?:na|nan|nam|an|a'|y|yr) )?|(?:Creag|Craig|Cnoc|Druim|Dun|Tom|Allt|Ard|Ben|Sron|Achnan?|Cul|Torr|Coille|Loch) (?=(?:Dhu|Dubh|Mhor|Mor|Beag|Bheag|Bhan|Ban|Ruadh|Glas|Darach|na|nan|an|a')[ A-Z.,;)\\n])(?:(?:na|nan|nam|an|a') )?|(?:Wester|Easter|Nether|Mains of|Milton of|Kirkton of|Mill of|Hill of|Bridge of|Boat of|Croft of|Cottar of|Smithy of|Newton of|Haugh of|Braes of|Bridgend of|Cotton of|Lodge of|Nether|Meikle|Muckle|Peerie) )" NAME "(?: (?:Steading|Farm|Farmhouse|Cottages?|House|Croft|Lodge|Mill|Mains|Bothy|Isaf|Uchaf|Mawr|Bach))?(?:,[ \\n](?:\\d{1,4}[A-Za-z]?,? )?(?:(?:Heol|Stryd|Ffordd|Lon)[ \\-](?:yr? )?" NAME "|(?:" NAME "[ \\-]){1,2}(?:Street|Road|Lane|Avenue|Terrace|Close|Brae|Row|Way|Drive|Rd|St|Ave|Ln|Terr)\\b))?(?:,[ \\n]by " NAME ")?)(?![A-Za-z])", Around{"croft of|cottar of|smithy of|newton of|haugh of|braes of|bridgend of|cotton of|lodge of|tigh |taigh |teach |tig |ty |ty'|creag|craig|cnoc|druim|dun |tom |allt |ard |ben |sron|achna|cul |torr |coille|loch |wester |easter |nether |mains of|milton of|kirkton of|mill of|hill of|bridge of|boat of|meikle|muckle|peerie"}};
    beginnings.each(text, [&](const Match& match) {
        if (!is_public(match.text) && !said_after(text, match.end, "hospital|school|health|surgery|academy|nursery|centre", 14)) findings.add(match.begin, match.end, "address", Certainty::Certain, "address.house");
    });
    static const Pattern welsh_in_street{"(?<![A-Za-z'])(?-i:(?:" NAME "[ \\-](?:yr?[ \\-])?){0,2}" NAME ",[ \\n](?:\\d{1,4}[A-Za-z]?,? )?(?:Heol|Stryd|Ffordd|Lon|Rhodfa|Cilgant)[ \\-](?:yr? )?" NAME ")(?![A-Za-z])", Around{"heol|stryd|ffordd|lon |rhodfa|cilgant"}};
    welsh_in_street.each(text, [&](const Match& match) {
        if (!is_public(match.text)) findings.add(match.begin, match.end, "address", Certainty::Possible, "address.house");
    });
    // "Beck Cottage", "Easter Drumfin Steading": what a house is called at its end.
#define SURELY "(?:Cottages?|Farmhouse|Steadings?|Bothy|Croft|Barns?|Smiddy|Villas?|Bungalow|Farm|Lodge|Stables|Caravan Park|Mobile Home Park|Flats|Maisonettes?|Tower|Mansions?|Tenements?|Hostel|Refuge)"
    static const Pattern endings{"(?<![A-Za-z'0-9\\-])(?-i:(?:" NAME "[ \\-]){1,2}(?:" SURELY "|House|Court|Grange|Manor|Hall|Heights|Point|Rectory|Vicarage|Manse|Gatehouse|Mill|Chalet))(?![A-Za-z]| (?:Hotel|School|Academy|Nursery|Hospital|Surgery|Clinic|Centre|Council|Team|Practice|Primary|Infants?|Juniors?|Medical|Health|Children|College|Inn|Road|Street|Lane|Museum))", Around{"cottage|farmhouse|steading|bothy|croft|barn|smiddy|villa|bungalow|farm|lodge|stables|home park|caravan park|flats|maisonette|tower|mansion|tenement|hostel|refuge|house|court|grange|manor|hall|heights|point|rectory|vicarage|manse|mill|chalet"}};
    endings.each(text, [&](const Match& match) {
        auto begin = match.begin;
        // "At Beck Cottage", "From Glen House": a sentence's first word is no part of it.
        static const WordSet leads{"at", "from", "to", "in", "of", "near", "visit", "seen", "address", "by", "outside", "and", "with", "via", "addr", "home", "placement"};
        if (leads.contains(first_word(match.text))) begin += match.text.find_first_of(" -") + 1;
        const auto name = std::string_view{text.plain()}.substr(begin, match.end - begin);
        if (name.find_first_of(" -") == std::string_view::npos || is_public(name) || begins_no_house(name)) return;
        const auto last = name.substr(name.find_last_of(" -") + 1);
        static const WordSet doubtful{"House", "Court", "Hall", "Point", "Heights", "Mill", "Refuge", "Lodge", "Tower"};
        const bool where = said_before(text, begin, "at|from|to|of|in|near|c/o|outside|address|addr|lives|living|staying|placement|home|visit|visited|v|flat", 10) || text.plain()[match.end < text.plain().size() ? match.end : match.end - 1] == ',';
        if (doubtful.contains(last) && (!where || lists().given_names.contains(first_word(name)))) return;
        findings.add(begin, match.end, "address", Certainty::Likely, "address.house");
    });
#undef SURELY
    // "The Laurels", and a house of one word with its street: "Hillcrest, Mill Lane".
    static const Pattern plants{"(?<![A-Za-z'0-9] |[A-Za-z'0-9\\-])(?-i:The (?:Laurels|Beeches|Oaks|Elms|Firs|Hollies|Willows|Chestnuts|Cedars|Poplars|Gables|Limes|Pines|Paddocks|Bungalow|Rowans|Birches|Hawthorns|Brambles|Elders|Larches|Sycamores|Maples|Granary|Manse|Rectory|Vicarage|Smithy|Smiddy|Steading|Bothy|Orchards|Haven))(?![A-Za-z]| (?:School|Academy|Nursery|Surgery|Practice|Centre|Hotel|Pub|Inn|Unit|Team|Medical))|(?<=at |of |to |from )(?-i:The (?:Laurels|Beeches|Oaks|Elms|Firs|Hollies|Willows|Chestnuts|Cedars|Poplars|Gables|Limes|Pines|Paddocks|Bungalow|Rowans|Birches|Hawthorns|Brambles|Larches|Sycamores|Maples|Granary|Manse|Rectory|Vicarage|Smithy|Smiddy|Steading|Bothy|Orchards|Haven|Stables|Croft|Nook))(?![A-Za-z]| (?:School|Academy|Nursery|Surgery|Practice|Centre|Hotel|Pub|Inn|Unit|Team|Medical))", Around{"the "}};
    plants.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    // Without a space, and a Welsh name joined by hyphens: "40Kiln Lane", "40 Maes-y-Dre".
    static const Pattern glued{"(?<![A-Za-z0-9/.\\-])(?-i:\\d{1,3}(?=[A-Z][a-z])(?:" NAME "[ \\-]){1,2}(?:Street|Road|Lane|Avenue|Terrace|Close|Brae|Row|Drive|Crescent|Park|Grove|Court|Place|Way|Rd|St|Ave|Ln|Terr)|\\d{1,3}[A-Da-d]?,? " NAME "-(?:y|yr|Y|Yr|na|an|ar|ger|on|in|le|by)-" NAME ")(?![A-Za-z])"};
    glued.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    // "Tyddyn Celyn", "Bwthyn Bach, 4 Heol Isaf": what a Welsh house is stands first.
    static const Pattern welsh{"(?<![A-Za-z'\\-])(?-i:(?:Tyddyn|Bwthyn|Hafod|Hafoty|Hendre|Ffermdy|Beudy|Ysgubor|Ty'n|Llain|Fferm|Tan-y|Tan y|Pen-y|Pen y|Ty'r|Melin|Plas)[ \\-](?:y |yr )?" NAME "(?: (?:Bach|Mawr|Isaf|Uchaf|Ganol|Newydd|Canol|Fawr|Fach))?(?:, ?\\d{0,3}[A-Da-d]? ?(?:Lon|Heol|Stryd|Ffordd|Rhodfa|Maes|Clos|Cae|Rhes|Allt|Bryn|Teras) (?:y |yr )?" NAME ")?)(?![A-Za-z]| (?:School|Primary|Academy|Surgery|Nursery|Hospital|Centre|Ward))", Where::Everywhere};
    welsh.each(text, [&](const Match& match) {
        if (said_after(text, match.end, "school|primary|ysgol|hospital|surgery", 12) || said_before(text, match.begin, "ysgol|meddygfa|canolfan|ysbyty", 10)) return;
        findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern one_word{"(?<![A-Za-z'\\-])(?<!(?-i:[A-Z][a-z]{0,20}) )(?-i:([A-Z][a-z]{4,18}),[ \\n](?:\\d{1,4}[A-Za-z]?,? )?(?:" NAME "[ \\-]){1,2}(?:Street|Road|Lane|Avenue|Terrace|Close|Brae|Row|Drive|Rd|St|Ave|Ln|Terr))(?![A-Za-z])", Around{" street| road| lane| avenue| terrace| close| brae| row| drive| rd| ave| ln"}};
    one_word.each(text, [&](const Match& match) {
        const auto word = first_word(match.text);
        if (!lists().ordinary_words.contains(word) && !lists().given_names.contains(word) && !lists().towns.contains(word) && !lists().field_words.contains(word)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern two_words{"(?<![A-Za-z'\\-])(?<!(?-i:[A-Z][a-z]{0,20}) )(?-i:[A-Z][a-z]{2,14} (?:Bank|View|Mount|Side|Lea|Nook|End|Top|Edge|Gate|Dene|Garth|Holme|Fold|Royd|Thwaite|Brow|Ridge|Knoll|Dell|Acre|Acres|Head|Foot|Hey|Haven|Rest|Lodge|House|Villa),[ \\n](?:\\d{1,4}[A-Za-z]?,? )?(?:" NAME "[ \\-]){1,2}(?:Street|Road|Lane|Avenue|Terrace|Close|Brae|Row|Drive|Rd|St|Ave|Ln|Terr))(?![A-Za-z])", Around{" street| road| lane| avenue| terrace| close| brae| row| drive| rd| ave| ln"}};
    two_words.each(text, [&](const Match& match) {
        if (!is_public(match.text)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    // "cannot stay at no. 46": a house by its number, where somebody is.
    static const Pattern bare_number{R"((?<![A-Za-z])(?:at|from|to|of|is|outside|opposite|living at|lives at) ((?:no\.|number|nos?\.?) ?\d{1,3}[A-Da-d]?)(?![A-Za-z0-9/]|[.:\-]\d| (?:of|on the|in the|per|is|and)\b))"};
    const File of_somebody{findings};
    bare_number.each(text, [&](const Match& match) {
        if (of_somebody.around(text.start_of(match.part_begin))) findings.add(match.part_begin, match.part_end, "address", Certainty::Possible, "address.house");
    });
    static const Pattern lodging{"(?<![A-Za-z])(?-i:(?:Room|Rm|Flat|Unit) \\d{1,4}[A-Za-z]?,? (?:at )?(?:the )?(?:" NAME " ){0,2}(?:Inn|Hotel|Travelodge|Hostel|B&B|Guest ?[Hh]ouse|Lodge))(?![A-Za-z])"};
    lodging.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    static const Pattern number_behind{"(?<![A-Za-z'])(?-i:(?:" NAME "[ \\-]){1,2}(?:Street|Road|Lane|Avenue|Terrace|Close|Brae|Row|Drive|Crescent|Park|Grove|Reach|Mews|Way|View|Rise|Walk|Gardens|Wynd|Croft|Fold|Hill|Green|Quay|Wharf)(?:,? (?:[Nn]o\\.?|[Nn]umber) ?|,? )(?!(?:19|20)\\d\\d)\\d{1,4}[A-Za-z]?)(?![A-Za-z0-9])"};
    static const Pattern capitals_before{"(?<![A-Za-z'])(?-i:(?!(?:AT|TO|FROM|OF|IN|IS|THE|NEAR|AND|OUTSIDE|ON)\\b)(?:[A-Z][A-Z']{1,20}[ \\-]){1,2}(?:STREET|ROAD|LANE|AVENUE|TERRACE|CLOSE|BRAE|ROW|DRIVE|CRESCENT|GROVE|COURT|PLACE|WYND)(?:,? NO\\.? ?|,? )(?!(?:19|20)\\d\\d)\\d{1,3}[A-Z]?)(?![A-Za-z0-9:])"};
    capitals_before.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    number_behind.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
}

/// "at 14 Fennel", "visited 3 Larkrise and saw": a number and a name behind a word for where somebody is.
void find_numbered_houses(const PlainText& text, Findings& findings) {
    static const Pattern behind{"(?<![A-Za-z])(?:at|@|to|from|of|outside|near|opposite|c/o|visit(?:ed)?|attend(?:ed)?|address|addr|add|lives|living|home|h/v|v/|hv|moved|flat|number|no\\.?)[ :]{1,2}((?:number |no\\.? ?)?(?!(?:19|20)\\d\\d)\\d{1,3}[A-Ca-c]?,? " PART ")(?![A-Za-z])", Where::NearDigits};
    static const WordSet nobody_lives{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "noon", "midnight", "hours", "weeks", "days",
                                      "months", "years", "minutes", "mins", "am", "pm", "children", "child", "wte", "gp", "sw", "police", "officers", "members", "professionals", "agencies", "reviews", "points", "people", "key", "local", "safeguarding", "nhs", "england", "scotland", "wales", "london", "english", "welsh", "scottish", "gcse", "gcses", "a", "of", "and"};
    behind.each(text, [&](const Match& match) {
        const auto house = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto letter = house.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", house.find_first_of("0123456789") + 1);
        const auto name = house.substr(letter == std::string_view::npos ? 0 : letter);
        const bool one_letter = name.size() > 1 && name[1] == ' ';
        const auto word = first_word(one_letter ? name.substr(2) : name);
        if (nobody_lives.contains(word) || lists().given_names.contains(word) || is_public(name)) return;
        const bool plain = lists().ordinary_words.contains(word) && name.find(' ') == std::string_view::npos;
        const auto after = match.part_end < text.plain().size() ? text.plain()[match.part_end] : '\n';
        if (plain && after != ',' && after != '.' && after != '\n' && after != ';' && after != ')') return;
        findings.add(match.part_begin, match.part_end, "address", plain ? Certainty::Possible : Certainty::Likely, "address.house");
    });
    // "9 heronsway": a street of one word that is no word of the language.
    static const Pattern one_small_word{"(?<![A-Za-z0-9/.\\-#$:])(?-i:(?!(?:19|20)\\d\\d)\\d{1,3}[a-d]? ([a-z]{3,14}(?:way|side|gate|croft|wynd|brae|mead|fields?|bank|view|garth|holme|lea|hurst)))(?![A-Za-z])"};
    one_small_word.each(text, [&](const Match& match) {
        const auto name = text.lower().substr(match.part_begin, match.part_end - match.part_begin);
        if (!lists().ordinary_words.contains(name) && !lists().field_words.contains(name)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    // In small letters, in every sort of street: "14 tannery row", "3b dyers yd".
    static const Pattern in_small{"(?<![A-Za-z0-9/.\\-#$])(?-i:(?:flat \\d{1,4}[a-z]?,? )?(?!(?:19|20)\\d\\d)\\d{1,3}[a-d]?,? (?!(?:children|child|kids|people|officers?|men|women|boys|girls|lads|minutes?|mins?|hours?|hrs|days?|weeks?|wks|months?|mths|years?|yrs?|miles?|metres?|meters|times|of|in|on|at|to|the|a|an|and|or|for|by|with|different|other|more|bed|bedroom|new|small|big|large|local|year|pm|am|x|per|is|was|were|are|units?|cars?|calls?|visits?|working|school|full|half|weekly|daily|mile|minute|hour|week|month|day|metre|acre|storey)\\b)[a-z']{3,16}(?: [a-z']{3,16})? (?:row|yard|yd|court|crt|place|walk|wlk|rise|hill|croft|fold|wharf|quay|loan|gait|vennel|close|drive|way|view|park|green|gate|garth|bank|mount|cottages?|buildings|heights|villas|st|pl|ct|sq|dr|cl|av|terr|ln|wynd|brae|pend|dene|vale|street|road|ave|avenue|rd|lane|terrace|grove|gdns|gardens|cres|crescent|mews))(?![A-Za-z])"};
    in_small.each(text, [&](const Match& match) {
        if (match.text.find(" of ") == std::string_view::npos && match.text.find(" to ") == std::string_view::npos && match.text.find(" the ") == std::string_view::npos && match.text.find(" in ") == std::string_view::npos && match.text.find(" after ") == std::string_view::npos && match.text.find(" and ") == std::string_view::npos && !is_public(match.text) && !said_after(text, match.end, "juniors|infants|primary|school|academy|nursery|surgery|station|hospital", 10)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
}

/// In somebody's file what stands by itself between commas or in a cell, a number and one to three words with capitals, is a house: "221 Ropeworks, Thornby", "19b Corn Exchange".
void find_houses_in_files(const PlainText& text, Findings& findings) {
    const File file{findings};
    static const Pattern alone{"(?<![A-Za-z0-9/.\\-#$])((?-i:(?:Room|Flat|Apt|Plot|Pitch|Unit|Caravan|Bay|Berth|Block|Lodge|Chalet|Hut|Van) )?(?!(?:19|20)\\d\\d)\\d{1,3}[A-Da-d]?(?:/\\d{1,2})?,? (?-i:(?:[A-Z][A-Za-z']{1,20}\\.?)(?:[ \\-](?:(?:na|nan|an|a'|y|yr|the|of|on|le)[ \\-])?[A-Z][A-Za-z']{1,20}){0,2}))(?=[,;)\\n\\t]|\\.(?:[ \\n]|$)|  | \\(|$)", Where::NearDigits};
    static const WordSet counted{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
                                 "noon", "hours", "hrs", "weeks", "wks", "days", "months", "mths", "years", "yrs", "year", "month", "week", "minutes", "mins", "am", "pm", "child", "children", "wte", "gp", "sw", "police", "ward", "no", "yes", "and", "of", "a", "the", "group", "action", "actions", "review", "meeting", "conference", "cp", "strategy", "school", "health", "other", "high", "low", "medium"};
    alone.each(text, [&](const Match& match) {
        const auto& plain = text.plain();
        // A list numbers its lines.
        const bool lodging = match.text[0] >= 'A';
        if (match.begin > 1 && plain[match.begin - 1] == ':' && plain[match.begin - 2] >= '0' && plain[match.begin - 2] <= '9') return;  // "21:47 CALLER".
        const auto before = match.begin ? plain[match.begin - 1] : '\n';
        const bool between = match.begin > 1 && ((before == ' ' && (plain[match.begin - 2] == ',' || plain[match.begin - 2] == ':' || plain[match.begin - 2] == ';' || plain[match.begin - 2] == ' ')) || before == '\t' || before == '(' || before == ':');
        const bool in_place = match.end + 2 < plain.size() && plain[match.end] == ',' && plain[match.end + 1] == ' ' && plain[match.end + 2] >= 'A' && plain[match.end + 2] <= 'Z' && match.text.size() > 6;
        if (!lodging && !between && !in_place && !said_before(text, match.begin, "at|to|from|address|addr|lives|living|home", 9)) return;
        if (!file.around(text.start_of(match.begin))) return;
        const auto letter = match.text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", match.text.find_first_of("0123456789") + 1);
        auto name = match.text.substr(letter);
        if (name.size() > 1 && name[1] == ' ') name.remove_prefix(2);
        const auto word = first_word(name);
        // "96 SERIOUS CASE REVIEW" is a page's head.
        const bool shouted = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
        const bool single = name.find_first_of(" -") == std::string_view::npos;
        if (match.text[0] == '0' || lists().acronyms.contains(word) || counted.contains(word) || lists().given_names.contains(word) || is_title(word) || is_public(name) || said_after(text, match.end, "school|primary|academy|hospital", 12)) return;
        if (shouted && !lodging) return;
        if (single && !lodging && (lists().ordinary_words.contains(word) || lists().acronyms.contains(word) || word.size() < 5)) return;
        findings.add(match.begin, match.end, "address", Certainty::Possible, "address.house");
    });
    static const Pattern boat{"\\b(?:narrow ?boat|house ?boat|barge|cruiser|yacht|trawler|caravan|motorhome)(?: (?:called|named|is|the))? (?-i:[\"']?(?:The )?" NAME "(?: " NAME ")?)(?![A-Za-z]| (?:Park|Site))", Around{"boat|barge|cruiser|yacht|trawler|caravan|motorhome"}};
    boat.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Possible, "address.house"); });
}

/// "at Bosvean, Trewidden Cross, TR20 9QJ", "of Ashdale, Low Moor, Bradford BD12 0AA": what stands between a word for where and a postcode, in two parts or more.
void find_houses_before_postcodes(const PlainText& text, Findings& findings) {
    static const Pattern placed{"(?<![A-Za-z])(?:at|of|from|address|addr|home|lives|living|is|near|to(?= The )|cyfeiriad(?: / address)?|address / cyfeiriad)[ :]{1,2}((?:(?:The )?" PART "|(?-i:[A-Z][a-z]{1,8}-yr?-[a-z]{2,14}))(?:,[ \\n]" PART "){1,3}),?[ \\n]{1,3}(?:[A-Z]{1,2}\\d[A-Z0-9]?)[ ]?\\d[A-Z]{2}(?![A-Za-z0-9])"};
    placed.each(text, [&](const Match& match) {
        const auto whole = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto house = whole.substr(0, whole.find(','));
        const auto word = first_word(house);
        static const WordSet bodies{"office", "offices", "unit", "hub", "station", "library", "church", "department", "constabulary", "project", "group", "practice", "court", "courts"};
        std::string last = small(house.substr(house.find_last_of(" -") + 1));
        static const WordSet dwellings{"house", "cottage", "cottages", "lodge", "farm", "farmhouse", "barn", "mill", "forge", "rectory", "vicarage", "manse", "croft", "bungalow", "hall", "grange", "manor", "stables", "steading", "chapel", "smithy", "villa", "gatehouse", "boathouse"};
        const bool dwelling = dwellings.contains(last) && house.find(' ') != std::string_view::npos;
        const bool body = is_public(house) || (bodies.contains(last) && !dwelling) || lists().acronyms.contains(word) || lists().towns.contains(word) || (begins_no_house(house) && !dwelling && word != "the");
        if (!body) findings.add(match.part_begin, match.part_end, "address", Certainty::Likely, "address.house");
    });
    // "Ieuan Prytherch: The Forge, Hen Ffordd, Rowen, LL32": what somebody lives in stands first, then where it is.
    static const Pattern dwelling_first{"(?<![A-Za-z'\\-])(?-i:(?:The )?(?:(?:Old|New|Upper|Lower|Home|Little|Great) )?(?:" NAME " )?(?:Forge|Smithy|Rectory|Vicarage|Manse|Farmhouse|Bothy|Steading|Mains|Croft|Cottage|Barn|Granary|Gatehouse|Boathouse|Lock House|Mill House|Schoolhouse|Bungalow|Lodge|Stables)(?:,[ \\n]" PART "){1,2})(?=,?[ \\n]{1,2}(?-i:[A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2}|[A-Z]{2} ?\\d{3,5} ?\\d{3,5})(?![A-Za-z0-9]))"};
    dwelling_first.each(text, [&](const Match& match) { if (!is_public(match.text)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    // "Visited 27 merrilow as arranged": a number and a word in small letters that is in no dictionary.
    static const Pattern unknown_small{"(?<![A-Za-z])(?:at|visited|visit to|to|from|outside|near|address|lives|living|h/v|v/)[ :]{1,2}((?-i:\\d{1,3}[a-d]? ([a-z]{5,16})))(?![A-Za-z0-9'])"};
    const File with_people{findings};
    unknown_small.each(text, [&](const Match& match) {
        const auto word = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto name = word.substr(word.find(' ') + 1);
        const bool known = lists().ordinary_words.contains(name) || lists().field_words.contains(name) || lists().given_names.contains(name) || is_month(name) || lists().no_names.contains(name) || lists().towns.contains(name);
        bool bent = false;
        for (const std::string_view ending : {"s", "es", "ed", "ing"}) bent = bent || (name.ends_with(ending) && lists().ordinary_words.contains(name.substr(0, name.size() - ending.size())));
        if (!known && !bent && with_people.around(text.start_of(match.part_begin))) findings.add(match.part_begin, match.part_end, "address", Certainty::Possible, "address.house");
    });
    // "moved to The Old Net Loft, Trinity Quay": a name with its article and where it is, behind a word for where, in somebody's file.
    static const Pattern articled{"(?<![A-Za-z])(?:at|to|from|of|in|visit|visited|address|offer|lives|living|home)[ :]{1,2}((?-i:The " NAME "(?: " NAME "){1,2}, " NAME "(?: " NAME ")?))(?=[,.;)\n]|$)", Where::Everywhere};
    const File of_somebody{findings};
    articled.each(text, [&](const Match& match) {
        const auto whole = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const PlainText words{whole};
        const bool term = std::ranges::any_of(words.words(), [](const Word& word) { return word.folded != "the" && (lists().field_words.contains(word.folded) || lists().acronyms.contains(word.folded)); });
        if (!term && !is_public(whole) && of_somebody.around(text.start_of(match.part_begin))) findings.add(match.part_begin, match.part_end, "address", Certainty::Likely, "address.house");
    });
    // "Pen-y-graig, Llangrannog", "the name of the farm, Tal-y-wern": as a village is called too, so a place stands behind it or a house is spoken of.
    static const Pattern welsh_small{"(?<![A-Za-z'\\-])(?-i:(?:Pen|Tan|Tal|Bryn|Glan|Maes|Cae|Nant|Pont|Rhyd|Llwyn|Bron|Min|Troed|Cefn|Coed|Gwern|Dol|Blaen|Esgair|Ty|Plas)-(?:y|yr)-[a-z]{3,12})(?:, (" PART "))?(?![A-Za-z\\-])", Around{"-y-|-yr-"}};
    welsh_small.each(text, [&](const Match& match) {
        const bool behind = match.part_begin != match.begin;
        if (behind || said_before(text, match.begin, "farm|house|address|cyfeiriad|lives|living|home|cottage", 24)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern welsh_unit{"(?<![A-Za-z])(?-i:(?:Uned|Fflat) \\d{1,3}[A-Z]?,? " NAME "(?: (?:y|yr|yr?) " NAME ")?(?:, " NAME ")?)(?![A-Za-z])", Around{"uned|fflat"}};
    welsh_unit.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    // "living alone at Flat 2", "Binnie No 1/1": a flat in a house that both know.
    static const Pattern flat{R"((?<![A-Za-z])(?:(?:at|in|of|from|to|address|addr)[ :]{1,2}((?-i:Flat|Apartment|Apt|Bedsit|Caravan) \d{1,3}[A-Za-z]?)(?=[.,;)\n]| (?:and|with|since|on|by)\b)|((?-i:No|Flat) [0-4]/[1-4])(?![0-9/])|(?<=, )(flat \d{1,3}[a-z]?)(?=[.,;)\n])))"};
    const File somebodys{findings};
    flat.each(text, [&](const Match& match) {
        if (somebodys.around(text.start_of(match.begin))) findings.add(match.part_begin, match.end, "address", Certainty::Possible, "address.house");
    });
    static const Pattern room{"(?<![A-Za-z])(?-i:(?:Room|Flat|Unit|Apartment|Suite|Studio) \\d{1,3}[A-Z]?, The " NAME "(?: " NAME ")?(?:, " NAME "(?:-(?:on|in|by|le|upon)-" NAME "| " NAME ")?)?)(?![A-Za-z])"};
    room.each(text, [&](const Match& match) { if (!is_public(match.text)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    // "Van 3 Hooe Quarry Site", "Plot 7, Long Acre Caravan Park".
    static const Pattern pitch{"(?<![A-Za-z])(?-i:(?:Caravan|Van|Plot|Pitch|Bay|Berth|Chalet|Lodge|Mooring|Yard|Unit) \\d{1,3}[A-Z]?,? (?:" NAME " ){1,3}(?:Site|Park|Marina|Moorings?|Wharf|Basin|Yard|Camp|Field))(?![A-Za-z])"};
    pitch.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
}

/// Parts of addresses that stand elsewhere alone: "Beck Cottage" of "Beck Cottage, Chapel Lane", "Tannery Row" of "14 Tannery Row".
void find_houses_again(const PlainText& text, Findings& findings) {
    struct Part {
        std::string words;
        const char* kind;
    };
    std::vector<Part> parts;
    const auto found = findings.spans();
    for (const auto& span : found) {
        if (span.kind != "address" || span.certainty == Certainty::Possible || parts.size() > 200) continue;
        const PlainText written{text.original(span.start, span.end)};
        const std::string& lower = written.lower();
        const auto last_figure = lower.find_last_of("0123456789");
        const auto comma = lower.find(',');
        const auto add = [&](std::string_view words, const char* kind) {
            while (!words.empty() && (words.front() == ' ' || words.front() == ',' || words.front() == '\n')) words.remove_prefix(1);
            while (!words.empty() && (words.back() == ' ' || words.back() == ',' || words.back() == '\n')) words.remove_suffix(1);
            if (words.find(' ') == std::string_view::npos || words.size() < 7 || words.find_first_of("0123456789,\n") != std::string_view::npos) return;
            if (words.starts_with("the ")) words.remove_prefix(4);  // "The Old Net Loft" is "Old Net Loft" too.
            if (words.find(' ') == std::string_view::npos || words.size() < 7) return;
            if (std::ranges::none_of(parts, [&](const Part& part) { return part.words == words; })) parts.push_back({std::string{words}, kind});
        };
        if (last_figure != std::string::npos) {
            // "3b Mafeking Street": the letter belongs to the number.
            auto from = lower.find_first_of(" ,", last_figure);
            if (from != std::string::npos) add(std::string_view{lower}.substr(from), "street");
        } else if (comma != std::string::npos) {
            add(std::string_view{lower}.substr(0, comma), "address");
            add(std::string_view{lower}.substr(comma), "street");
        }
    }
    const auto letter = [&](std::size_t at) { return at < text.lower().size() && text.lower()[at] >= 'a' && text.lower()[at] <= 'z'; };
    for (const auto& part : parts)
        for (auto at = text.lower().find(part.words); at != std::string::npos; at = text.lower().find(part.words, at + 1))
            if ((at == 0 || !letter(at - 1)) && !letter(at + part.words.size())) findings.add(at, at + part.words.size(), part.kind, Certainty::Likely, std::string_view{part.kind} == "street" ? "street.name" : "address.house");
}

#undef NAME
#undef PART

}  // namespace

void find_houses(const PlainText& text, Findings& findings) {
    find_named_houses(text, findings);
    find_numbered_houses(text, findings);
    find_houses_in_files(text, findings);
    find_houses_before_postcodes(text, findings);
}

void find_houses_named_again(const PlainText& text, Findings& findings) { find_houses_again(text, findings); }

}  // namespace disclosure
