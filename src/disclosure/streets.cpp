// Streets by their names, and houses by a number, a name or a word. "The Crown Court" is neither.
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

#define PROPER "(?-i:(?:(?:St\\.?|Saint|Upper|Lower|Old|New|Great|Little|North|South|East|West|The|Queen|King|Prince|Princess|Lord|Lady|Sir|Dr|Doctor)[ \\n])?[A-Z][A-Za-z']{2,20}(?:[- \\n][A-Z][A-Za-z']{2,20})?)"
#define REST "(?:Approach|Reach|Bridge|Wood|Circus|Broadway|Hollow|Orchards?|Paddocks?|Spinney|Copse|Ridge|Crest|Ings|Leas?|Leys|Meads?|Maltings|Haven|Glade|Glen|Glebe|Common|Cross|Corner|Passage|Alley|Causeway|Furlong|Landing|Moorings|Embankment|Arcade|Gill|Ridings|Bank|Side|Hill|End|Steps|Backs|Butts|Loaning|Rigg|Knowe|Ginnel|Snicket|Ropewalk|Waterside|Lakeside|Riverside|Precinct|Village|Pastures|Lawns?|Knoll|Downs?|Shaw|Moor|Moss|Point|Ferry|Slip|Oval|Plain|Pound|Market|Walks|Town|Hythe|Staithe|Quays|Harbour|Hard|Ley|Mill|Wells?|Brook|Ford|Batch|Pitch|Tyning|Barton|Rake|Law|Toll|Port|Shore|Strand|Sands|Links|Gates?)"
#define GREENS "(?:Green|Paddocks?|Sidings|Mews|Crescent|Close|Avenue|Drive|Orchards?|Maltings|Meadows?|Moorings|Quay|Lane|Terrace|Square|Parade|Grove|Gardens|Cottages|Street|Hollow|Spinney|Rise|Ridings|Glebe|Wharf|Row|Limes|Laurels|Beeches|Oaks|Elms|Firs|Hollies|Willows|Chestnuts|Cedars|Poplars|Croft|Copse|Leas|Links|Fairway|Pastures|Chase|Dell|Glade|Haven|Warren|Woodlands|Heath|Common|Mount|Nook|Foundry|Granary|Tannery|Causeway|Broadway|Promenade|Esplanade|Strand|Cloisters|Crest|Bungalow|Lodge)"
#define SURE "(?:Street|Road|Avenue|Lane|Crescent|Terrace|Close|Mews|Boulevard|Grove|Gardens)"
#define SHORT "(?-i:La|Cotts?|Mdws?|Cresc|Bldgs|Crt|Wlk|Hse|Yd|Grn|Hts|Vw|Trce|Pde|Grv|Gro|Rw|Cswy|Blvd|Bvd|Rd|St|Ave|Av|Cl|Cres|Ln|Terr|Tce|Gdns|Dr|Pk|Pl|Sq|Ct)\\.?"
#define DOUBTFUL "(?:Brae|Wynd|Loan|Gait|Vennel|Pend|Brow|Chase|Dene|Nook|Hey|Path|Meadows?|Fields?|Sidings|Esplanade|Promenade|Drive|Way|Court|Place|Square|Walk|Row|Rise|View|Parade|Hill|Park|Green|Croft|Fold|Wharf|Quay|Heights|Villas|Buildings|Mount|Drove|Vale|Bank|Yard|Garth|Gate|Estate|House|Flats|Tower|Cottages?|Farm)"

/// Courts, bodies and common nouns that look like a street's name.
bool is_other(std::string_view text) {
    std::string lower;
    for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\n' ? ' ' : c;
    for (const auto* part : {"crown court", "family court", "sheriff court", "high court", "county court", "youth court", "magistrates", "supreme court", "coroner", "his road", "her road", "the street", "the road", "a lane", "main road", "high road to", "green paper", "downing street", "sesame street", "the close", "care close", "to close", "scotland yard",
                             "children's house", "childrens house", "the house", "safe house", "whole house", "open house", "great ormond", "first place", "safe place", "one way", "two way", "this way", "that way", "in place", "no place", "car park", "science park", "the green", "the hill", "in the way", "by the way", "business park", "retail park", "play park", "wall street", "coronation street", "white house"})
        if (lower.find(part) != std::string::npos) return true;
    const auto first = lower.substr(0, lower.find_first_of(" -"));
    static const WordSet starts{"the", "this", "that", "in", "on", "at", "to", "his", "her", "their", "a", "an", "when", "if", "they", "he", "she", "no", "every", "each", "from", "near", "by", "along", "close", "appeal", "both", "next"};
    return starts.contains(first);
}

void find_by_street(const PlainText& text, Findings& findings) {
    const auto street = [&](const Match& match) {
        auto begin = match.begin;
        // A sentence's first word with its capital is no part of the name: "On Larkspur Avenue".
        for (int i = 0; i < 2 && is_other(std::string_view{text.plain()}.substr(begin, match.end - begin)); ++i) {
            const auto gap = text.plain().find_first_of(" \n", begin);
            if (gap == std::string::npos || gap + 4 >= match.end) return;
            begin = gap + 1;
        }
        if (is_other(std::string_view{text.plain()}.substr(begin, match.end - begin)) || std::string_view{text.plain()}.substr(begin, match.end - begin).find_first_of(" \n") == std::string_view::npos) return;
        if (said_after(text, match.end, "hospital|station|clinic|surgery|children's hospital|medical|magistrates|bank", 14)) return;
        findings.add(begin, match.end, "street", Certainty::Likely, "street.name");
    };
    static const Pattern sure{"(?<![A-Za-z'])" PROPER "[ \\n](?-i:" SURE "|STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE|CLOSE|GROVE|GARDENS)(?![A-Za-z])", Where::Everywhere};
    sure.each(text, street);
    static const Pattern numbered{"(?<![A-Za-z0-9/.\\-])(?:(?:(?:flat|apartment|apt|unit|room|fflat)[ ]?[0-9]{1,4}[A-Z]?(?:/[0-9]{1,2})?,?[ \\n]{1,2})?(?:no\\.?[ ]?)?(?!(?:19|20)\\d\\d)\\d{1,4}(?:-\\d{1,4}|/\\d{1,2}(?= (?-i:[A-Z])))?(?:(?-i: [A-DF])|[A-Z])?(?: \\([0-9A-Z/]{2,4}\\))?,?[ \\n])" PROPER "[ \\n\\-](?-i:" SURE "|" SHORT "|" DOUBTFUL ")(?![A-Za-z])"};
    numbered.each(text, [&](const Match& match) {
        if (!is_other(match.text)) findings.add(match.begin, match.end, "address", Certainty::Certain, "address.house");
    });
    // In a log everything is in capitals, and a count of people is no house: "14 TANNERY ROW", never "3 CHILDREN OUTSIDE HOUSE".
    static const Pattern capitals{"(?<![A-Za-z0-9/.\\-])(?-i:(?:FLAT [0-9]{1,4}[A-Z]?,? )?(?!(?:19|20)\\d\\d|999 |101 )\\d{1,4}[A-Z]?,? (?!(?:MALES?|FEMALES?|CHILDREN|CHILD|KIDS|UNITS?|OFFICERS?|PEOPLE|MEN|WOMEN|CARS?|YOUTHS?|HOURS?|HRS|MINS?|MINUTES|MILES|METRES|TIMES|CALLS?|DAYS?|WEEKS?|MONTHS?|YEARS?|STATE|DOGS?|ADULTS?|PERSONS?|BAGS?|WRAPS?)\\b)[A-Z][A-Z']{2,20}(?: [A-Z][A-Z']{2,20})? (?:STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE|CLOSE|MEWS|GROVE|GARDENS|DRIVE|WAY|COURT|PLACE|SQUARE|WALK|RISE|VIEW|ROW|PARADE|BRAE|WYND|CROFT|FOLD|HILL|BANK|GREEN|PARK|PK|RD|AVE|AV|CRES|GDNS|TCE|TERR|LN|CL|DR|ST))(?![A-Za-z0-9])"};
    capitals.each(text, [&](const Match& match) {
        if (!is_other(match.text)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern small{"(?<![A-Za-z0-9/.\\-])(?:(?:flat|apartment)[ ]?[0-9]{1,4}[A-Z]?,?[ ]{1,2})?\\d{1,4}[a-z]?,?[ ][a-z']{3,20}(?:[ ][a-z']{3,20})?[ ](?:street|road|avenue|lane|crescent|terrace|close|grove|gardens|drive|rd|ave|cres|gdns|tce|mews|brae|wynd)(?![A-Za-z])"};
    small.each(text, [&](const Match& match) {
        if (!is_other(match.text) && match.text.find(" of ") == std::string_view::npos && match.text.find(" to ") == std::string_view::npos && match.text.find(" the ") == std::string_view::npos) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern doubtful{"(?<![A-Za-z'])" PROPER "[ \\n](?-i:Drive|Way|Place|Square|Walk|Rise|Parade|Croft|Wynd|Vennel|Mount|Villas|Court|Cottages?|Farm|Estate|Flats|House|Row|View)(?![A-Za-z])", Where::Everywhere};
    doubtful.each(text, [&](const Match& match) {
        const auto first = match.text.substr(0, match.text.find_first_of(" \n-"));
        std::string folded;
        for (const char c : first)
            if (c != '\'') folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (is_other(match.text) || lists().field_words.contains(folded) || lists().ordinary_words.contains(folded)) return;
        // "Glenfoyle House": a house by its name, whatever street it is in.
        const auto last = match.text.substr(match.text.find_last_of(" \n") + 1);
        const bool house = last == "House" || last == "Cottage" || last == "Cottages" || last == "Farm" || last == "Flats";
        findings.add(match.begin, match.end, house ? "address" : "street", Certainty::Possible, house ? "address.house" : "street.name");
    });
    // "Pickup's Yard, Brunswick St", "off Dudley Rd": shortened, behind a comma or a word for where.
    static const Pattern shortened{R"((?<=, |on |in |at |off |of |from |near |,\n|down |along |opp )(?-i:[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20})? (?:Rd|Ave|Ln|Cres|Terr|Tce|Gdns|(?:St|Cl|Dr|Sq|Pl)(?! [A-Z])))(?![A-Za-z]))", Where::Everywhere};
    shortened.each(text, [&](const Match& match) {
        if (!is_other(match.text)) findings.add(match.begin, match.end, "street", Certainty::Likely, "street.name");
    });
    static const Pattern welsh{R"((?<![A-Za-z])(?:\d{1,4}[A-Z]?,? )?(?-i:Heol|Stryd|Ffordd|Lon|Bothar|Sraid|Pairc|Ascaill|Lana|Radharc|Gairdin|Cluain|Rathad|Slighe|Clos|Rhodfa|Cilgant|Maes|Tan-y|Pen-y|Rhes)[ -](?-i:(?:y|yr|Y|Yr|na|nan|an|a') )?(?-i:[A-Z][a-z]{2,16}(?:[- ][A-Z][a-z]{2,16})?))", Where::Everywhere};
    static const Pattern welsh_capitals{R"((?<![A-Za-z0-9])(?-i:\d{1,4}[A-Z]?,? (?:HEOL|STRYD|FFORDD|LON|CLOS|RHODFA|CILGANT|MAES)[ \-](?:YR? )?[A-Z]{3,16}(?: [A-Z]{3,16})?)(?![A-Za-z]))"};
    welsh_capitals.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house"); });
    welsh.each(text, [&](const Match& match) {
        const bool housed = match.text[0] >= '0' && match.text[0] <= '9';
        findings.add(match.begin, match.end, housed ? "address" : "street", Certainty::Likely, housed ? "address.house" : "street.name");
    });
    // Whatever a street is called, between a number and a postcode it is one.
    static const Pattern before_postcode{R"((?<![A-Za-z0-9/.\-])((?!(?:19|20)\d\d)\d{1,4}[A-Z]?,?[ \n](?-i:[A-Z][A-Za-z']{1,20})(?:[ -](?-i:[A-Z]?)[A-Za-z']{1,20}){0,3})(?:(?:,[ \n]|\n|[ ]{2,4})[A-Z][A-Za-z]{2,20}){0,3}[, \n]{1,4}[A-Z]{1,2}\d[A-Z0-9]?[ ]?\d[A-Z]{2}(?![A-Z0-9]))"};
    // "9 marine vw ts13 4bt": in a message.
    static const Pattern small_before_postcode{R"((?<![A-Za-z0-9/.\-])((?-i:(?!(?:19|20)\d\d)\d{1,4}[a-d]? [a-z']{3,16}(?: [a-z']{2,16}){0,3}))[ ,]{1,2}(?-i:[a-z]{1,2}\d[a-z0-9]?[ ]?\d[a-z]{2})(?![a-z0-9]))"};
    small_before_postcode.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "address", Certainty::Likely, "address.house"); });
    before_postcode.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "address", Certainty::Likely, "address.house"); });
}

/// What is in every street's name, for looking no further than around it.
constexpr const char* on_streets = "street|road|avenue|lane|crescent|terrace|close|mews|boulevard|grove|gardens|drive|way|court|place|row|rise|view|brae|wynd|croft|fold|hill|parade| rd| ave";

/// Houses that a name or a word tells, and no figure: "Rookery House, Elm Rise", "The Old Forge", "fourteen Tannery Row", "PO Box 41".
void find_by_house(const PlainText& text, Findings& findings) {
    const auto add = [&](Certainty certainty) {
        return [&findings, certainty](const Match& match) { findings.add(match.part_begin, match.part_end, "address", certainty, "address.house"); };
    };
#define NAME "[A-Z][A-Za-z']{1,20}"
#define DWELLING "(?:House|Cottages?|Lodge|Farm|Farmhouse|Court|Hall|Villa|Barn|Mill|Forge|Chapel|Rectory|Vicarage|Manse|Smithy|Smiddy|Manor|Grange|Croft|Bungalow|Buildings?|Towers?|Heights|Point|Mansions?|Hostel|Stables|Bothy|Steading)"
    // A house by its name, then its street, with or without a number.
    const auto in_street = [&](const Match& match) {
        if (match.text.find("Court,") == std::string_view::npos || (!is_other(match.text.substr(0, match.text.find(','))) && match.text.find("Sheriff") == std::string_view::npos && match.text.find("Justice") == std::string_view::npos)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    };
#define ITS_STREET ",[ \\n](?:\\d{1,4}[A-Za-z]?,? )?(?:" NAME "[ \\-]){1,3}(?:" SURE "|" SHORT "|" DOUBTFUL "))(?![A-Za-z])"
    static const Pattern named_in_street{"(?<![A-Za-z'\\-])(?-i:(?:(?:Flat|Apt|Room|Unit|Level|Floor) \\d{1,4}[A-Z]?,? )?(?:" NAME " ){1,2}" DWELLING ITS_STREET, Around{"house,|cottage|lodge,|farm,|farmhouse,|court,|hall,|villa,|barn,|mill,|forge,|chapel,|rectory,|vicarage,|manse,|smithy,|smiddy,|manor,|grange,|croft,|bungalow,|building,|buildings,|tower,|towers,|heights,|point,|mansion|hostel,|stables,|bothy,|steading,"}};
    named_in_street.each(text, in_street);
    static const Pattern called_in_street{"(?<![A-Za-z'\\-])(?-i:(?:(?:The|Old|New) (?:" NAME " ?){1,3}|(?:Ty|Llys|Plas|Hafod|Bwthyn|Hendre|Bryn|Maes)[ \\-](?:yr? )?" NAME ")" ITS_STREET, Around{on_streets}};
    called_in_street.each(text, in_street);
#undef ITS_STREET
    // The same in a log: "LOCK HOUSE, PUDDLERS LANE".
    static const Pattern shouted{"(?<![A-Za-z'\\-])(?-i:(?!(?:AT|TO|FROM|OF|IN|IS|THE|NEAR|AND|OUTSIDE|LIVES)\\b)(?:[A-Z][A-Z']{1,20} ){1,2}(?:HOUSE|COTTAGES?|LODGE|FARM|FARMHOUSE|COURT|HALL|VILLA|BARN|MILL|FORGE|MANSE|MANOR|GRANGE|CROFT|BUNGALOW|BUILDINGS?|TOWERS?|HEIGHTS|HOSTEL|FLATS),? (?:[A-Z][A-Z']{1,20} ){1,2}(?:STREET|ROAD|AVENUE|LANE|CRESCENT|TERRACE|CLOSE|MEWS|GROVE|GARDENS|DRIVE|WAY|PLACE|SQUARE|WALK|RISE|VIEW|ROW|PARADE|BRAE|WYND|HILL|BANK|GREEN|PARK|STEPS|RD|AVE|CRES|LN|ST))(?![A-Za-z0-9])", Around{"house|cottage|lodge|farm|court|hall|villa|barn|mill|forge|manse|manor|grange|croft|bungalow|building|tower|heights|hostel|flats"}};
    shouted.each(text, in_street);
    static const Pattern old{"(?<![A-Za-z'])(?-i:(?:The )?Old (?:" NAME " )?(?:Forge|Mill|Chapel|Smithy|Smiddy|Rectory|Vicarage|Manse|Barn|Dairy|Bakery|Bakehouse|Brewery|Stables?|Schoolhouse|School House|Coach House|Post Office|Police House|Station House|Farmhouse|Farm|Parsonage|Presbytery|Granary|Malthouse|Toll House|Tannery|Orchard|Cottage|Hall|Lodge|Creamery|Coaching Inn))(?![A-Za-z]| (?:Hotel|Inn|Pub|Restaurant|Theatre|Museum|School|Academy|Nursery|Surgery|Bridge|Yard|Arts))", Around{"old "}};
    old.each(text, add(Certainty::Likely));
    static const Pattern welsh_house{"(?<![A-Za-z'])(?-i:Ty (?:Gwyn|Coch|Newydd|Mawr|Bach|Isaf|Uchaf|Hen|Glas|Canol|Capel|Croes|Cerrig|Draw|Gwyrdd|Nant|Bryn)|Ty'n[ \\-]y[ \\-]" NAME "|Ty'r " NAME "|(?:Hafod|Bwthyn|Hendre|Tan|Pen|Llwyn|Cae|Nant|Bryn|Glan|Pant)-yr?-" NAME "|(?:Hafod|Bwthyn|Hendre|Plas) (?:yr? )?" NAME ")(?![A-Za-z])", Around{"ty |ty'|hafod|bwthyn|hendre|plas |-y-|-yr-"}};
    welsh_house.each(text, [&](const Match& match) {
        // "Ty Gwyn" with both words on a sign is a house; a forename and a surname are the people's finder's.
        findings.add(match.begin, match.end, "address", match.text.starts_with("Bryn") || match.text.starts_with("Plas ") ? Certainty::Possible : Certainty::Certain, "address.house");
    });
    // "Unit 2 The Sidings", "Flat 12, Curlew House", "Plot 4 Traveller Site".
    static const Pattern unit{"(?<![A-Za-z])(?-i:(?:Flat|FLAT|flat|Apt|apt|Apartment|apartment|Plot|plot|Pitch|pitch|Berth|berth|Unit|Caravan|caravan|Chalet|chalet|Fflat) \\d{1,4}[A-Za-z]?(?:/\\d)?,? (?:The (?:" NAME ")(?: " NAME ")?|(?:" NAME " ){1,2}(?:" DWELLING "|" DOUBTFUL ")))(?![A-Za-z])"};
    unit.each(text, add(Certainty::Likely));
    // What streets are called as well, on one line with its number.
    static const Pattern rest{"(?<![A-Za-z0-9/.\\-])(?!(?:19|20)\\d\\d)\\d{1,3}[A-Za-z]?,? (?-i:(?:" NAME "[ \\-]){1,2}" REST ")(?![A-Za-z])"};
    rest.each(text, [&](const Match& match) {
        if (!is_other(match.text)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern the{"(?<![A-Za-z0-9/.\\-])(?!(?:19|20)\\d\\d)\\d{1,4}[A-Za-z]?,? (?-i:(?:The|THE) (?=[A-Z]))(?:(?:Old|New|Upper|Lower) )?" GREENS "(?![A-Za-z])"};
    the.each(text, add(Certainty::Likely));
    // A street of one word: "5 Fellside, Thornby".
    static const Pattern one_word{"(?<![A-Za-z0-9/.\\-])(?!(?:19|20)\\d\\d)\\d{1,3}[A-Za-z]?,? (?-i:[A-Z][a-z]{2,12}(?:side|gate|fields?|croft|brow|bank|garth|thorpe|holme|hurst|mead|lea|wynd|brae))(?=,[ \\n](?-i:[A-Z]))"};
    one_word.each(text, add(Certainty::Likely));
    static const Pattern in_lodging{"(?<![A-Za-z])(?-i:(?:Room|Bedsit|Chalet|Studio|Suite|Level|Floor) \\d{1,4}[A-Za-z]?,? (?:" NAME " ){1,2}" DWELLING ")(?![A-Za-z])"};
    in_lodging.each(text, [&](const Match& match) {
        if (!is_other(match.text) && match.text.find("Court") == std::string_view::npos) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern box{R"((?<![A-Za-z])(?-i:P\.? ?O\.? ?Box|PO BOX) ?\d{1,6}(?![0-9A-Za-z]))"};
    box.each(text, add(Certainty::Likely));
    // "fourteen Tannery Row", "Eighty-eight Gallowgreen Road": the number as it is said.
#define SPOKEN "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred(?: and [a-z]{3,9})?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)"
    static const Pattern said{"(?<![A-Za-z\\-])(?:(?:number|no\\.?) )?" SPOKEN "(?: ?[A-D])?,? (?-i:(?:" NAME "[ \\-]){1,2}(?:" SURE "|Drive|Way|Court|Place|Row|Rise|View|Brae|Wynd|Croft|Fold|Hill|Parade|Rd|Ave))(?![A-Za-z])", Around{on_streets}};
    said.each(text, [&](const Match& match) {
        if (!is_other(match.text)) findings.add(match.begin, match.end, "address", Certainty::Likely, "address.house");
    });
    // Whatever the street is called, behind the words for where somebody lives: "Address: 4 Cwrt Newydd", "living at 3/2, 61 Harbour Side".
    static const Pattern lives{"(?:\\b(?:(?:home |current |new |last |previous )?address|addr|add|cyfeiriad|lives at|living at|stays at|staying at|moved to|residing at|care of)(?: is| now| held| now is)?[ :\\t]{1,3})((?-i:(?:\\d{1,2}/\\d{1,2},? )?\\d{1,4}[A-Za-z]?,? (?:[A-Z][A-Za-z'\\-]{2,20})(?: [A-Z][A-Za-z'\\-]{2,20}){0,2}))(?=[ ]{2}|[,.;)\\n]| \\(|$)"};
    lives.each(text, [&](const Match& match) {
        const auto place = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const bool month = said_after(text, match.part_begin, "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec", place.size());
        if (!month) findings.add(match.part_begin, match.part_end, "address", Certainty::Likely, "address.house");
    });
    static const Pattern house_alone{"(?:\\b(?:address|addr|add|cyfeiriad|lives at|live at|lived at|living at|staying at|stays at)[ :\\t]{1,3})((?-i:(?:" NAME "[ \\-](?:yr?[ \\-])?){0,2}(?:" NAME "[ \\-](?:yr?[ \\-])?" NAME "|" DWELLING "))),", Around{"address|addr|add |add:|cyfeiriad|lives at|live at|lived at|living at|staying at|stays at"}};
    house_alone.each(text, add(Certainty::Possible));
#undef NAME
#undef DWELLING
#undef SPOKEN
}

#undef PROPER
#undef REST
#undef GREENS
#undef SURE
#undef SHORT
#undef DOUBTFUL

}  // namespace

void find_streets(const PlainText& text, Findings& findings) {
    find_by_street(text, findings);
    find_by_house(text, findings);
}

}  // namespace disclosure
