// Where on the map: postcodes, latitude and longitude, grid references.
#include <algorithm>
#include <cstdlib>

#include "disclosure/checksum.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

std::string capital_letters_before_digit(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c >= '0' && c <= '9') break;
        if (c >= 'a' && c <= 'z') result += static_cast<char>(c - 32);
        else if (c >= 'A' && c <= 'Z') result += c;
    }
    return result;
}

/// "WX5 2HE": outward and inward code with one space between, and nothing else.
bool apart_as_one(std::string_view text) {
    const auto gap = text.find(' ');
    return gap != std::string_view::npos && gap >= 2 && gap <= 4 && text.size() == gap + 4 && text[gap + 1] >= '0' && text[gap + 1] <= '9';
}

/// Whether a postcode in small letters ends neither as an ordinal nor as a measure does.
bool no_unit(std::string_view text) {
    static const WordSet units{"st", "nd", "rd", "th", "mg", "ml", "am", "pm", "hr", "km", "kg", "cm", "mm", "yr", "wk", "pt", "px", "gb", "mb", "ft", "in", "no", "of", "to", "on", "at", "is", "as", "or", "by", "an", "we", "he", "me", "if", "it", "go", "so", "up", "us", "dp", "wt", "ht"};
    std::string last;
    for (const char c : text.substr(text.size() - 2)) last += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return !units.contains(last);
}

void find_postcodes(const PlainText& text, Findings& findings) {
    // Source: Royal Mail, Programmer's guide: the shapes of the outward code, and the letters that never stand in the inward one.
    static const Pattern whole{R"((?<![A-Z0-9])(?:GIR[ ]?0AA|[A-Z]{1,2}\d(?:\d|[A-HJKMNPR-Y])?[ \t\-\n.+]{0,3}[0-9O][ ]?[A-Z]{2}|(?-i:[A-Z]{1,2} \d{1,2} \d[A-Z]{2}))(?![A-Z0-9]))", Where::AtDigits};
    whole.each(text, [&](const Match& match) {
        const bool written_apart = match.text.find_first_of(" -\n") != std::string_view::npos;
        const bool small = std::any_of(match.text.begin(), match.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        const auto letters = capital_letters_before_digit(match.text);
        // Statisticians' own codes (ZZ99) use letters that no street has.
        const bool never = match.text.substr(match.text.size() - 2).find_first_of("CIKMOVcikmov") != std::string_view::npos;
        const bool in_address = !small && apart_as_one(match.text) && said_before(text, match.begin, "road|lane|street|avenue|close|drive|terrace|row|crescent|gardens|grove|court|address|addr", 48);
        if (never && letters != "ZZ" && !in_address && (small || !apart_as_one(match.text)) && !said_before(text, match.begin, "postcode|post code|cod post", 24)) return;
        if (letters == "GIR" || is_postcode_area(letters)) findings.add(match.begin, match.end, "postcode", small && !written_apart ? Certainty::Likely : Certainty::Certain, "postcode.area");
        // An area that Royal Mail does not have, written as every postcode is: with a letter wrong it is still one. Figures behind letters alone are a bill's or a plate's.
        else if (!small && apart_as_one(match.text)) findings.add(match.begin, match.end, "postcode", Certainty::Likely, "postcode.shape");
        // In small letters or in one: "zx4 7qp", "ZX47QP", and no "x2 5mg" or "g2 4th".
        else if (!never && (small ? apart_as_one(match.text) && no_unit(match.text) : !written_apart && match.text.size() >= 6)) findings.add(match.begin, match.end, "postcode", Certainty::Possible, "postcode.shape");
        else if (said_before(text, match.begin, "postcode|post code|cod post", 40)) findings.add(match.begin, match.end, "postcode", Certainty::Possible, "postcode.said");
    });
    // "LS8 IQQ", "M14 OTP": a letter for the figure before the last two, in an address.
    static const Pattern slip{R"((?<![A-Za-z0-9])(?-i:[A-Z]{1,2}\d{1,2}[A-Z]?[ ]?[OISZBl][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9]))", Where::AtDigits};
    slip.each(text, [&](const Match& match) {
        if (is_postcode_area(capital_letters_before_digit(match.text)) && match.text.size() > 5 && said_before(text, match.begin, "road|lane|street|avenue|close|drive|terrace|row|crescent|gardens|grove|court|address|addr|rd|st|postcode|place|way|house|cottage|farm|flat", 60)) findings.add(match.begin, match.end, "postcode", Certainty::Likely, "postcode.shape");
    });
    // Ireland's Eircode, and the first half where the word for an area stands behind: "D04 X285", "the DL19 area".
    static const Pattern eircode{R"((?<![A-Za-z0-9])(?-i:[AC-FHKNPRTV-Y]\d[0-9W] (?=[0-9A-Z]{0,3}[A-Z])(?=[0-9A-Z]{0,3}\d)[0-9AC-FHKNPRTV-Y]{4})(?![A-Za-z0-9]))", Where::AtDigits};
    eircode.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "postcode", Certainty::Likely, "postcode.shape"); });
    // In one: "F92XD4K", with letters and figures in its second half.
    static const Pattern eircode_in_one{R"((?<![A-Za-z0-9/.\-])(?-i:[AC-FHKNPRTV-Y]\d[0-9W](?=[0-9A-Z]{0,3}[A-Z])(?=[0-9A-Z]{0,3}\d)[0-9AC-FHKNPRTV-Y]{4})(?![A-Za-z0-9/\-]|\.[A-Za-z0-9]))", Where::AtDigits};
    eircode_in_one.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "eircode|address|donegal|co|county|dublin|cork|galway|sligo|ireland", 60) || (match.begin > 1 && text.plain()[match.begin - 2] == ',')) findings.add(match.begin, match.end, "postcode", Certainty::Possible, "postcode.shape");
    });
    static const Pattern outward{R"((?<![A-Za-z0-9])(?-i:[A-Z]{1,2}\d{1,2}[A-Z]?)(?= (?:area|postcode|district|postal)\b))"};
    outward.each(text, [&](const Match& match) {
        if (capital_letters_before_digit(match.text).size() == 2 || is_postcode_area(capital_letters_before_digit(match.text))) findings.add(match.begin, match.end, "postcode", Certainty::Possible, "postcode.said");
    });
    // Letter by letter: "S R 1 9 2 B B".
    static const Pattern told{R"((?<![A-Za-z0-9])(?-i:[A-Z][ \-](?:[A-Z][ \-])?\d[ \-](?:[\dA-Z][ \-])?\d[ \-][A-Z][ \-][A-Z])(?![A-Za-z0-9]| [A-Z0-9](?![A-Za-z0-9])))"};
    told.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "postcode", Certainty::Likely, "postcode.shape"); });
    // With stops between the letters: "S.E.99 6ZZ".
    static const Pattern stopped{R"((?<![A-Za-z0-9.])(?-i:[A-Z]\.[A-Z]\.? ?\d{1,2}[A-Z]? \d[A-Z]{2})(?![A-Za-z0-9]))", Where::AtDigits};
    stopped.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "postcode", Certainty::Likely, "postcode.shape"); });
    static const Pattern forces{R"((?<![A-Z0-9])(?-i:BFPO)[ ]?\d{1,4}(?![A-Z0-9]))"};
    forces.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "postcode", Certainty::Certain, "postcode.area"); });
    static const Pattern district{R"((?:\b(?:post ?code|post ?code area|post ?code district)(?: (?:is|was|of|area|district))?[ :]{1,2})([A-Z]{1,2}\d{1,2}[A-Z]?)(?![ ]?[0-9][A-Z]{2})(?![A-Z0-9]))"};
    district.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "postcode", Certainty::Likely, "postcode.said"); });
}

void find_coordinates(const PlainText& text, Findings& findings) {
    static const Pattern decimal{R"((?<![0-9.A-Z])[-+]?\d{1,2}\.\d{3,10}(?:[ ]?\*?[ ]?[NS][ ,;/\n]{1,3}|[ ]?\*?[ ]?[,;/][ \n]?|[ ](?=-))(?:(?:long(?:itude)?|lng|lon)[ :=]{0,3})?[-+]?\d{1,3}\.\d{3,10}(?![0-9])(?:[ ]?\*?[ ]?[EW](?![A-Z]))?)"};
    decimal.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.degrees"); });
    static const Pattern labelled{R"x(\b(?:lat(?:itude)?|long(?:itude)?|lng|lon)["']?[ .:=]{1,3}[-+]?\d{1,3}\.\d{2,10}(?![0-9]))x"};
    labelled.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.degrees"); });
    static const Pattern minutes{R"((?<![0-9])\d{1,3}[ ]?(?:\*|deg(?:rees)?)[ ]?\d{1,2}(?:\.\d+)?[ ]?['m](?:in(?:utes)?)?[ ]?(?:\d{1,2}(?:\.\d+)?[ ]?(?:"|''|s(?:ec)?)[ ]?)?[NS](?:orth)?[ ,;/\n]{1,3}\d{1,3}[ ]?(?:\*|deg(?:rees)?)[ ]?\d{1,2}(?:\.\d+)?[ ]?['m](?:in(?:utes)?)?[ ]?(?:\d{1,2}(?:\.\d+)?[ ]?(?:"|''|s(?:ec)?)[ ]?)?[EW](?:est|ast)?)"};
    minutes.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.degrees"); });
    // The hemisphere first, in degrees and minutes with decimals, or in degrees alone.
#define ANGLE "\\d{1,3}(?:[ ]?\\*[ ]?|[ ])\\d{1,2}(?:\\.\\d{1,6})?[ ]?'?(?:[ ]?\\d{1,2}(?:\\.\\d+)?[ ]?(?:\"|'')?)?"
    static const Pattern hemisphere_first{"(?<![A-Z0-9])[NS][ ]?(?:" ANGLE "|\\d{1,2}\\.\\d{3,10}\\*?)[ ,;/\\n]{1,3}[EW][ ]?(?:" ANGLE "|\\d{1,3}\\.\\d{3,10}\\*?)(?![0-9])"};
    hemisphere_first.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.degrees"); });
    static const Pattern hemisphere_last{"(?<![A-Z0-9.])" ANGLE "[ ]?[NS][ ,;/\\n]{1,3}" ANGLE "[ ]?[EW](?![A-Z])"};
    hemisphere_last.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.degrees"); });
#undef ANGLE
    static const Pattern grid{R"((?<![A-Z0-9])[A-Z]{2}[ ]?(?:\d{3}[ ]?\d{3}|\d{4}[ ]?\d{4}|\d{5}[ ,]{0,2}\d{5}|\d{2}[ ]?\d{2})(?![A-Z0-9]))", Where::AtDigits};
    grid.each(text, [&](const Match& match) {
        const auto digits = digits_of(match.text).size();
        const bool named = said_before(text, match.begin, "grid|gr|os|map|ngr|osgr|grid reference|grid ref|coordinates", 32);
        if (!is_grid_square(capital_letters_before_digit(match.text)) || (match.text[0] >= 'a' && !named)) return;
        const bool spaced = std::count(match.text.begin(), match.text.end(), ' ') == 2;
        // "Blanchland Edge, NY 96 50": a square kilometre behind a place.
        const bool behind_a_place = digits == 4 && spaced && match.begin > 2 && (text.plain()[match.begin - 2] == ',' || text.plain()[match.begin - 1] == '(');
        // "the crash was at NO531027": six figures in one, behind a word for where. SW is a social worker's sooner than Cornwall's.
        const bool placed = digits == 6 && match.text[0] >= 'A' && match.text[0] <= 'Z' && !match.text.starts_with("SW") && said_before(text, match.begin, "at|near|found|location|seen|crash|position|spot|scene", 7);
        if (named || placed || digits >= 8 || (digits == 6 && spaced) || behind_a_place) findings.add(match.begin, match.end, "coordinates", named ? Certainty::Certain : Certainty::Likely, "coordinates.grid");
    });
    static const Pattern irish{R"((?:\b(?:grid|irish grid|grid ref\.?|grid reference|OSNI|map reference)(?: (?:is|was))?[ :]{1,2})([A-HJ-Z][ ]?\d{3,5}[ \n]?\d{3,5}|\d{6}[ ,/]{1,2}\d{6,7})(?![A-Z0-9]))"};
    irish.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "coordinates", Certainty::Certain, "coordinates.grid"); });
    // "in the old byre at D 272 318": one letter and two groups of three, behind a word for where.
    static const Pattern irish_alone{R"((?<![A-Za-z])(?:at|near|by|found|around|location|loc|position|point|site)[ :]{1,2}((?-i:[A-HJ-Z]) \d{3} \d{3})(?![A-Za-z0-9]| \d))"};
    irish_alone.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "coordinates", Certainty::Likely, "coordinates.grid"); });
    static const Pattern irish_bare{R"((?<![A-Za-z0-9/\-])(?-i:[A-HJ-Z]) (?:\d{3} \d{3}|\d{4} \d{4})(?![A-Za-z0-9/\-]| ?\d))", Where::AtDigits};
    irish_bare.each(text, [&](const Match& match) {
        if (!said_before(text, match.begin, "no|number|ref|form|type|class|unit|trust|hospital|policy|code|reference", 12)) findings.add(match.begin, match.end, "coordinates", Certainty::Possible, "coordinates.grid");
    });
    static const Pattern plus_code{R"((?<![A-Z0-9+])(?-i:[2-9CFGHJMPQRVWX]{4}(?:[2-9CFGHJMPQRVWX]{4})?\+[2-9CFGHJMPQRVWX]{2,3})(?![A-Z0-9]))", Where::AtDigits};
    plus_code.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Likely, "coordinates.degrees"); });
    static const Pattern property{R"(\bUPRN[ :.!]{1,3}(\d{6,12})(?![0-9]))"};
    property.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "coordinates", Certainty::Certain, "coordinates.grid"); });
    static const Pattern eastings{R"(\b(?:easting|E)s?[ :=]{0,3}\d{6}[ ,;/]{1,3}(?:northing|N)s?[ :=]{0,3}\d{6,7})"};
    eastings.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.grid"); });
    static const Pattern words{R"((?:///[ ]?|what3words\.com/|w3w\.co/|(?:what3words|w3w)(?: (?:is|was|location|address|code|ref))?[ :=\-]{1,4}(?:///)?)[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20})", Where::Everywhere};
    static const Pattern words_before{R"((?<![A-Za-z.])[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?=[ ,(]{1,2}(?:on |in |is the |per )?(?:the )?(?:w3w|what3words)\b))", Around{"w3w|what3words"}};
    // Three words of the language with stops between, and no sentence's end: "lantern.oblige.wicker".
    static const Pattern dotted{R"((?<![A-Za-z0-9._@/\-])(?-i:([a-z]{3,14})\.[a-z]{3,14}\.[a-z]{3,14})(?![A-Za-z0-9_@/\-]|\.[A-Za-z0-9]))", Where::Everywhere};
    const auto is_small = [&](std::size_t at) { return at < text.plain().size() && text.plain()[at] >= 'a' && text.plain()[at] <= 'z'; };
    bool stopped = false;  // Most texts have no stop within a word, and need no search.
    for (auto at = text.plain().find('.'); at != std::string::npos && !stopped; at = text.plain().find('.', at + 1)) stopped = at > 0 && is_small(at - 1) && is_small(at + 1);
    if (stopped) dotted.each(text, [&](const Match& match) {
        int plain = 0;
        for (std::size_t at = 0; at < match.text.size();) {
            const auto stop = std::min(match.text.find('.', at), match.text.size());
            plain += lists().ordinary_words.contains(match.text.substr(at, stop - at));
            at = stop + 1;
        }
        const bool account = said_after(text, match.end, "tiktok|instagram|insta|snapchat|snap|discord|roblox|facebook|youtube|xbox|twitch", 16);
        if (plain == 3 && account) return findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said");
        if (plain == 3) findings.add(match.begin, match.end, "coordinates", Certainty::Likely, "coordinates.words");
    });
    static const Pattern numeric{R"((?:\b(?:OS|grid|grid ref\.?|NGR|OSGR|map ref\.?|coordinates|co-ords|coords)[ :]{1,3})(\d{6}[ ,/]{1,2}\d{6,7})(?![0-9]))"};
    numeric.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "coordinates", Certainty::Certain, "coordinates.grid"); });
    static const Pattern spaced_words{R"((?:what3words|w3w|what 3 words)[ :=]{1,3}(?:is |was |ref |location )?(?-i:(?!to |the |is |was |for |and |app |location |address |used |given |code |of |in |on )([a-z]{3,14} [a-z]{3,14} [a-z]{3,14}))(?=[,.;)\n]|$))", Around{"what3words|w3w|what 3 words"}};
    spaced_words.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "coordinates", Certainty::Possible, "coordinates.words"); });
    static const Pattern figures_first{R"((?<![0-9A-Za-z])\d{6}[ ]?m?E[ ,;/\n]{1,3}\d{6,7}[ ]?m?N(?![A-Za-z]))"};
    figures_first.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.grid"); });
    words_before.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.words"); });
    words.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "coordinates", Certainty::Certain, "coordinates.words"); });
}

}  // namespace

void find_positions(const PlainText& text, Findings& findings) {
    find_postcodes(text, findings);
    find_coordinates(text, findings);
}

}  // namespace disclosure
