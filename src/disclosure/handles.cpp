// Names on social media: with their sign, as an address of a profile, or told by the words around them and their look.
#include <algorithm>
#include <map>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

void find_named_handles(const PlainText& text, Findings& findings) {
    static const Pattern at_sign{R"((?<![A-Z0-9._%+@\-])(?<![A-Z0-9] )@[A-Z0-9_][A-Z0-9_.]{1,29}(?<![.])(?![A-Z0-9@]))", Around{"@"}};
    at_sign.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.at"); });
    static const Pattern after_word{R"((?<=[A-Z0-9] )@[A-Z0-9_][A-Z0-9_.]{1,29}(?<![.])(?![A-Z0-9@]))", Around{"@"}};
    after_word.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.at"); });
    static const Pattern profile{R"((?:https?://)?(?:[a-z\-]{1,6}\.)?(?:facebook\.[a-z]{2,8}|instagram\.[a-z]{2,8}|fb\.com|fb\.me|instagram\.com|instagr\.am|tiktok\.com|twitter\.com|x\.com|snapchat\.com(?:/add)?|youtube\.com|linkedin\.com/in|threads\.net|discord\.gg|t\.me|wa\.me|reddit\.com/u(?:ser)?|twitch\.tv|roblox\.com/users|linktr\.ee|m\.me|bsky\.app/profile|onlyfans\.com|soundcloud\.com|vk\.com|steamcommunity\.com/(?:id|profiles)|open\.spotify\.com/user|xboxgamertag\.com/search|psnprofiles\.com|chess\.com/member|strava\.com/athletes|pinterest\.[a-z.]{2,6}|tumblr\.com|vinted\.co\.uk/member|depop\.com|ebay\.co\.uk/usr|tellonym\.me|ngl\.link|kick\.com|patreon\.com|ko-fi\.com|cash\.app|paypal\.me|medium\.com|wattpad\.com/user|deviantart\.com|minecraft\.net/profile|namemc\.com/profile|fortnitetracker\.com/profile/all|locals\.com|substack\.com|github\.com|gofundme\.com/f|justgiving\.com/(?:page|fundraising))/@?[A-Z0-9][A-Z0-9._\-/?=]{1,60}(?<![.?]))", Around{".com|.am/|.me/|m.me|.net/|.gg/|.tv/|.ee/|.app/|facebook.|instagram.|.co.uk/|pinterest.|ngl.link"}};
    profile.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.profile"); });
    // A name on a platform without its sign: only where it looks like one (a digit, a dot, an underscore), since "Snapchat messages" is no name.
    static const Pattern said{R"(\b(?:snap ?chat|snap|insta(?:gram)?|ig|tik ?tok|facebook|fb|twitter|discord|kik|xbox|psn|playstation|steam|roblox|fortnite|telegram|whats ?app|twitch|be ?real|bsky|bluesky|signal|skype|threads|only ?fans|gamer ?tag|user ?names?|screen ?names?|handle|online name|profile name|display name|account name|account|tag|sc)(?: (?:account|handle|user ?name|user|name|profile|tag|id|gamertag)){0,2}(?: (?:is|was|were|are|as|called|named|of|under|the name|on|at|using)){0,3}[ :=("'\n]{1,4}([A-Z0-9][A-Z0-9._\-#]{2,30}))", Around{"snap|insta|tiktok|tik tok|facebook|fb|twitter|discord|kik|xbox|psn|playstation|steam|roblox|fortnite|telegram|whatsapp|whats app|twitch|tag|name|handle|account|be real|bereal|bsky|bluesky|signal|skype|threads|onlyfans|ig |sc "}};
    said.each(text, [&](const Match& match) {
        auto end = match.part_end;
        while (end > match.part_begin && (text.plain()[end - 1] == '.' || text.plain()[end - 1] == '-')) --end;
        const auto name = std::string_view{text.plain()}.substr(match.part_begin, end - match.part_begin);
        const bool letter = name.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
        const bool explicitly = said_before(text, match.part_begin, "handle|username|user name|gamertag|gamer tag|screen name|display name|profile name|account name|online name|steam name|psn|kik|xbox|snapchat name", 32);
        const bool two_capitals = name.size() > 4 && std::any_of(name.begin() + 2, name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) && std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        // "username kylerocks": said outright, any word that is no word of the language.
        std::string folded;
        for (const char c : name) folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool outright = name.size() > 4 && said_before(text, match.part_begin, "username|user name|gamertag|gamer tag|handle|screen name", 20) && !lists().ordinary_words.contains(folded) && !lists().field_words.contains(folded);
        const bool shaped = outright || ((explicitly || said_before(text, match.part_begin, "name", 6)) && two_capitals) || name.find_first_of("0123456789_#") != std::string_view::npos || (name.find('.') != std::string_view::npos && !name.ends_with(".com") && !name.ends_with(".uk"));
        if (letter && shaped) findings.add(match.part_begin, end, "handle", Certainty::Likely, "handle.said");
    });
}

constexpr const char* spoken = "messenger|youtube|channel|stream|streams|whatsapp|skype|telegram|kik|twitch|roblox|psn|steam|reddit|posts|posting|chats|chatting|add|added|profile|profiles|user|username|account|accounts|acct|handle|insta|instagram|snap|snapchat|snapped|tiktok|online|tag|tagged|dm|dms|follow|follows|followed|message|messages|messaged|messaging|texted|known as|called|gamertag|facebook|fb|friend request|blocked|block|socials|liked|posted|screen name|xbox|discord|msg|msgs|hacked";
constexpr const char* games = "game|games|messaged|youtube|channel|twitch|xbox|psn|playstation|roblox|fortnite|minecraft|steam|discord|twitch|gamer|gamertag|gaming|online|tag|tags|handle|handles|username|user|account|acct|profile|called|snap|insta|tiktok|switch|added|kik|fifa|player";

std::string small(std::string_view text) {
    std::string result;
    for (const char c : text) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

/// "example.org", "report.docx", "went home.she": ends as a host or a file does.
bool is_host_or_file(std::string_view text) {
    static const WordSet ends{"uk", "com", "org", "net", "gov", "scot", "wales", "cymru", "ie", "eu", "info", "io", "co", "app", "me", "tv", "example", "nhs", "ac", "sch", "html", "htm", "xml", "json", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "jpg", "jpeg", "png", "mp3", "mp4", "msg", "eml", "zip", "am", "pm", "m", "a"};
    return ends.contains(text.substr(text.rfind('.') + 1)) || text.starts_with("www.");
}

/// "went.she", "candle.marble.tractor": words with dots between them.
bool all_plain_words(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
        const auto dot = std::min(text.find('.', at), text.size());
        const auto part = text.substr(at, dot - at);
        if (part.size() > 1 && !lists().ordinary_words.contains(part) && !lists().field_words.contains(part)) return false;
        at = dot + 1;
    }
    return true;
}

/// "jordan.e17 on Instagram", "u/ecky_lad", "ecky#4417": a token that no word is.
void find_bare_handles(const PlainText& text, Findings& findings) {
    static const Pattern platform_behind{R"((?<![A-Z0-9._@/\-])((?=[A-Z0-9._]*[0-9_.])[A-Z][A-Z0-9._]{2,29})(?<![.])[ \n](?:on|via|over|through)[ \n](?:his |her |their |the )?(?:snap ?chat|insta(?:gram)?|tik ?tok|facebook|twitter|discord|kik|xbox|playstation|roblox|fortnite|telegram|twitch|signal|x)(?![A-Z0-9]))", Around{" on | via | over | through | on\n|\non "}};
    platform_behind.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "handle", Certainty::Likely, "handle.said"); });
    static const Pattern goes_by{R"(\b(?:goes by|called|known as|username|named|listed as|appears as|added (?:him|her|them|me) as|saved as) ((?-i:[a-z][a-z0-9._\-]{4,24}))[ \n](?:on|via|over)[ \n](?:his |her |their |the )?(?:snap ?chat|snap|insta(?:gram)?|tik ?tok|facebook|fb|twitter|discord|kik|xbox|playstation|roblox|fortnite|telegram|twitch)(?![A-Z0-9]))", Around{"goes by|called|known as|username|named|listed as|appears as|as "}};
    goes_by.each(text, [&](const Match& match) {
        const auto name = small(std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin));
        if (!lists().ordinary_words.contains(name) && !lists().field_words.contains(name)) findings.add(match.part_begin, match.part_end, "handle", Certainty::Likely, "handle.said");
    });
    // "lexi.gx: u up", "[21:14] jaydz_18: use ur other ones": who speaks in a chat, more than once, by a name that has a sign or a figure in it.
    static const Pattern speaker{R"((?<![^\n])(?:\[?[0-9/.,:T\-Z ]{4,24}\]?[ \-]{1,3})?((?-i:(?=[A-Za-z0-9_.\-]*[A-Za-z]{3})(?=[A-Za-z0-9\-]*[._0-9])[A-Za-z0-9_][A-Za-z0-9_.\-]{3,29}))(?= ?: ))", Around{": "}};
    std::map<std::string, int> spoken_lines;
    const auto name_of = [&](const Match& match) { return std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin); };
    speaker.each(text, [&](const Match& match) { ++spoken_lines[std::string{name_of(match)}]; });
    speaker.each(text, [&](const Match& match) {
        const auto name = name_of(match);
        if (spoken_lines[std::string{name}] > 1 && !is_host_or_file(small(name)) && !all_plain_words(small(name))) findings.add(match.part_begin, match.part_end, "handle", Certainty::Likely, "handle.said");
    });
    static const Pattern reddit{R"((?<![A-Z0-9._/])/?u/[A-Z0-9][A-Z0-9_\-]{2,20}(?![A-Z0-9/]))", Around{"u/"}};
    reddit.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.at"); });
    static const Pattern underscored{R"((?<![A-Z0-9._@/\-])_{0,2}[A-Z][A-Z0-9.]{1,24}_[A-Z0-9_]{1,24}(?![A-Z0-9_/=]|\.[A-Z0-9]))", Around{"_"}};
    underscored.each(text, [&](const Match& match) {
        // "part_analysis" is the name of something else.
        const bool said = said_before(text, match.begin, spoken, 60);
        bool plain = true;
        for (std::size_t at = 0; at < match.text.size();) {
            const auto gap = std::min(match.text.find_first_of("_.", at), match.text.size());
            plain = plain && (gap - at < 2 || lists().ordinary_words.contains(small(match.text.substr(at, gap - at))) || lists().field_words.contains(small(match.text.substr(at, gap - at))));
            at = gap + 1;
        }
        // "CHILD_SURNAME" heads a column.
        const bool shouted = std::ranges::none_of(match.text, [](char c) { return c >= 'a' && c <= 'z'; });
        if (said || !digits_of(match.text).empty() || (!plain && !shouted && !is_host_or_file(small(match.text)))) findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said");
    });
    static const Pattern dotted{R"((?<![A-Z0-9._@/\-])[A-Z]{3,20}\.\d{2,4}(?![0-9A-Z.@]))", Where::AtDigits};
    dotted.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "uses|app|profile|online|account|user|username|messages|messaged|called himself|called herself|snap|insta", 60)) findings.add(match.begin, match.end, "handle", Certainty::Possible, "handle.said");
    });
    // "blocked kyle.threlz", "(dec.mcg.1987)": small letters joined by dots, not all of them words, where somebody is written to. No host and no file.
    static const Pattern joined{R"((?<![A-Za-z0-9._@/\-])_?(?-i:[a-z][a-z0-9_]{1,24}(?:\.[a-z0-9_]{1,24}){1,4})(?![A-Za-z0-9_@/]|\.[A-Za-z0-9]))", Around{spoken}};
    joined.each(text, [&](const Match& match) {
        if (is_host_or_file(match.text) || all_plain_words(match.text)) return;
        if (said_before(text, match.begin, spoken, 70) || said_after(text, match.end, "on insta|on instagram|on snap|on snapchat|on facebook|on fb|on tiktok|has liked|followed|messaged|added", 24)) findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said");
    });
    // "JagoSlays2013", "ThrelzOnTop": words run together with their capitals, where a game or an account is spoken of.
    static const Pattern humped{R"((?<![A-Za-z0-9._@/\-])(?-i:(?:[A-Z]?[a-z]+){1}(?:[A-Z][a-z]*){1,5}\d{0,6}(?:_[A-Za-z0-9]{1,12})?)(?![A-Za-z0-9_@/]|\.[A-Za-z0-9]))", Around{games}};
    humped.each(text, [&](const Match& match) {
        const auto humps = std::count_if(match.text.begin() + 1, match.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool numbered = digits_of(match.text).size() >= 2;
        // "McIlwraith" and "SystmOne" have one hump and no figures.
        if (match.text.size() < 7 || (humps < 2 && !numbered) || match.text.starts_with("Mc") || match.text.starts_with("Mac") || lists().field_words.contains(small(match.text))) return;
        if ((humps >= 1 && numbered && match.text.size() > 7) || said_before(text, match.begin, games, 60)) findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.said");
    });
    // "hospital AH447120 | CahyBirds15": two words run together with a number, whatever is spoken of.
    static const Pattern humped_numbered{R"((?<![A-Za-z0-9._@/\-])(?-i:[A-Z][a-z]{2,14}[A-Z][a-z]{2,14}\d{1,4})(?![A-Za-z0-9_@/]|\.[A-Za-z0-9]))", Where::AtDigits};
    humped_numbered.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said"); });
    // "gamertag was IoloDraig13 and Gethin's was CoracleGeth": two words run together, where names on a network are told.
    static const Pattern two_humps{R"((?<![A-Za-z0-9._@/\-])(?-i:(?!Mc|Mac)[A-Z][a-z]{2,14}[A-Z][a-z]{2,14}(?:[A-Z][a-z]{0,10}){0,2})(?![A-Za-z0-9_@/]|\.[A-Za-z0-9]))", Around{"gamertag|username|handle|screen name|under the name|player name|account name"}};
    two_humps.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "gamertag|username|handle|screen name|under the name|player name|account name", 60) && !lists().field_words.contains(small(match.text)) && !lists().no_names.contains(small(match.text))) findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.said");
    });
    // "Socials: snap nevvvsto, insta _nev.aeh_", "(acct smiddymorag)": the platform, one token that is no word, and the list goes on.
    static const Pattern listed{R"((?<![A-Za-z0-9])(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|fb|facebook|twitter|discord|kik|xbox|psn|steam|roblox|acct|account|user(?:name)?|handle|gamertag|profile)(?: (?:name|handle|account|id))?(?: (?:is|was))?[ :=/\-]{1,3}((?-i:_?[a-z][a-z0-9._\-]{3,29}))(?=[ ]?[,;)\n]|[.!](?:[ \n]|$)|$))", Around{"snap|insta|ig |ig:|tiktok|tik tok|fb|facebook|twitter|discord|kik|xbox|psn|steam|roblox|acct|account|user|handle|gamertag|profile"}};
    listed.each(text, [&](const Match& match) {
        auto name = small(std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin));
        while (name.ends_with('.')) name.pop_back();
        const bool word = lists().ordinary_words.contains(name) || lists().field_words.contains(name) || is_person_verb(name) || is_relation(name);
        const bool bent = name.ends_with("ing") || name.ends_with("ed") || (name.ends_with("s") && lists().ordinary_words.contains(std::string_view{name}.substr(0, name.size() - 1)));
        if (name.size() > 3 && !word && !bent && !is_host_or_file(name)) findings.add(match.part_begin, match.part_begin + name.size(), "handle", Certainty::Likely, "handle.said");
    });
    // "on Roblox as xJayx", "on snap under jayh": the platform, then a word for being called so.
    static const Pattern on_as{R"(\b(?:on|via|over) (?:his |her |their |the )?(?:snap ?chat|snap|insta(?:gram)?|tik ?tok|facebook|fb|twitter|discord|kik|xbox|psn|playstation|steam|roblox|fortnite|telegram|twitch|messenger|whatsapp|reddit|minecraft)[ ,]{1,2}(?:as|under|called|named|username|user|by|is|was|handle|account|using)[ :]{1,2}["']?([A-Z0-9_][A-Z0-9_.\-]{2,29}))", Around{"snap|insta|tiktok|tik tok|facebook|fb |twitter|discord|kik|xbox|psn|playstation|steam|roblox|fortnite|telegram|twitch|messenger|whatsapp|reddit|minecraft"}};
    on_as.each(text, [&](const Match& match) {
        auto end = match.part_end;
        while (end > match.part_begin && (text.plain()[end - 1] == '.' || text.plain()[end - 1] == '-')) --end;
        const auto written = std::string_view{text.plain()}.substr(match.part_begin, end - match.part_begin);
        const auto name = small(written);
        const bool capital_word = written[0] >= 'A' && written[0] <= 'Z' && name.substr(1) == written.substr(1);  // "as Kieran" is a name.
        if (name.size() > 2 && !capital_word && !lists().ordinary_words.contains(name) && !lists().field_words.contains(name) && !is_title(name)) findings.add(match.part_begin, end, "handle", Certainty::Likely, "handle.said");
    });
    // "xXJay19Xx", "K4yleigh_x": letters of both sizes and figures in one, as no reference is written and no measure.
    static const Pattern tangled{R"((?<![A-Za-z0-9._@/\-])(?-i:(?=[A-Za-z0-9_]{0,20}[a-z])(?=[A-Za-z0-9_]{0,20}\d)(?=[A-Za-z_]*\d[A-Za-z0-9_]*[A-Za-z]|[a-z_]+[A-Z]|[A-Z]{1,2}[a-z_]+[A-Z])[A-Za-z_][A-Za-z0-9_]{5,24})(?![A-Za-z0-9_@/\-]|\.[A-Za-z0-9]))", Where::AtDigits};
    tangled.each(text, [&](const Match& match) {
        const auto letters = std::ranges::count_if(match.text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
        // "sch00l" and "Te1ephone" are a scanner's, "what3words" an application.
        const auto figures = digits_of(match.text);
        const bool scanned = figures.find_first_not_of("015") == std::string::npos;
        if (letters >= 4 && !scanned && small(match.text) != "what3words") findings.add(match.begin, match.end, "handle", Certainty::Possible, "handle.said");
    });
    static const Pattern at_platform{R"((?<![A-Za-z0-9._%+\-])[a-z0-9_][a-z0-9._\-]{2,29}@(?:kik|snap(?:chat)?|insta(?:gram)?|tiktok|discord|xbox|psn|steam|roblox|fb|facebook|telegram|signal|threads|twitch)(?![A-Za-z0-9]|\.[A-Za-z0-9]))", Around{"@"}};
    at_platform.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.at"); });
    // "on Snap, I'm eilsonwheels on it": near a network's name a word in small letters that is in no dictionary.
    static const Pattern nearby{R"((?<![A-Za-z])(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|discord|kik|xbox|psn|roblox|fortnite|minecraft|twitch|gamertag|user ?names?|handle|screen ?name)[^\n]{0,28}?[ ,:("']((?-i:(?!snap|insta|tiktok|discord|roblox|fortnite|minecraft|gamertag|username)[a-z][a-z0-9_.]{6,24}))(?![A-Za-z0-9_@/'\-]|\.[A-Za-z0-9]))", Around{"snap|insta|tiktok|tik tok|discord|kik|xbox|psn|roblox|fortnite|minecraft|twitch|gamertag|username|user name|handle|screen name|screenname"}};
    if (findings.guesses()) nearby.each(text, [&](const Match& match) {
        auto name = small(std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin));
        while (name.ends_with('.')) name.pop_back();
        const auto known = [](std::string_view word) { return lists().ordinary_words.contains(word) || lists().field_words.contains(word) || lists().given_names.contains(word) || lists().surnames.contains(word) || lists().towns.contains(word) || lists().no_names.contains(word) || is_person_verb(word) || is_relation(word); };
        bool explained = known(name) || is_host_or_file(name) || name.size() < 7;
        for (const std::string_view ending : {"s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "ment", "able", "ation"})
            explained = explained || (name.ends_with(ending) && (known(std::string_view{name}.substr(0, name.size() - ending.size())) || known(name.substr(0, name.size() - ending.size()) + "e")));
        if (!explained && digits_of(name).empty() && name.find_first_of("._") == std::string::npos) findings.add(match.part_begin, match.part_begin + name.size(), "handle", Certainty::Possible, "handle.said");
    });
    // "He plays online as CorkyG-Knapdale".
    static const Pattern plays_as{R"(\b(?:play|plays|played|playing|posts|posted|streams|streamed)(?: online)? as ["']?((?-i:(?=[A-Za-z0-9_.\-]*[a-z][A-Z0-9_.\-]|[A-Za-z]*\d)[A-Za-z0-9_][A-Za-z0-9_.\-]{3,29}))(?<![.\-]))", Around{"play|posts as|posted as|posts online|posted online|stream"}};
    plays_as.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "handle", Certainty::Likely, "handle.said"); });
    static const Pattern live{R"((?<![A-Z0-9])live:[A-Z0-9._]{3,30}(?<![.]))", Around{"live:"}};
    live.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.said"); });
    // "jayharks11": letters and a year or a number in one, and no word of the language with a number behind.
    static const Pattern run_together{R"((?<![A-Za-z0-9._@/\-])(?-i:x{0,2}[a-z]{5,20}\d{1,4}x{0,2})(?![A-Za-z0-9_@/\-]|\.[A-Za-z0-9]))", Where::AtDigits};
    run_together.each(text, [&](const Match& match) {
        const auto stem = match.text.substr(0, match.text.find_first_of("0123456789"));
        const bool one_figure = digits_of(match.text).size() < 2;
        if (lists().ordinary_words.contains(stem) || lists().field_words.contains(stem) || is_month(stem) || stem.ends_with("covid") || stem == "systmone" || lists().acronyms.contains(stem)) return;
        if (!one_figure || said_before(text, match.begin, spoken, 60)) findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said");
    });
    // "mase.t11", "kyle.dv9": a name, a stop, letters with figures.
    static const Pattern stopped{R"((?<![A-Za-z0-9._@/\-])(?-i:_?([a-z]{3,16})(?:\.[a-z_]{1,12}){0,2}\.[a-z_]{1,12}\d{1,4}[a-z_]{0,4})(?![A-Za-z0-9_@/\-]|\.[A-Za-z0-9]))"};
    stopped.each(text, [&](const Match& match) {
        const auto first = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        if (!lists().ordinary_words.contains(first) && !lists().field_words.contains(first) && !is_host_or_file(match.text)) findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said");
    });
    static const Pattern year_within{R"((?<![A-Za-z0-9._@/\-])(?-i:[a-z]{3,14}(?:2k\d{1,2}|\d{1,2}[a-z]{1,8}\d{1,4}))(?![A-Za-z0-9_@/\-]|\.[A-Za-z0-9]))", Where::AtDigits};
    year_within.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Possible, "handle.said"); });
    // In the plain text '#' stands for what is no letter and the number sign is '!'.
    static const Pattern numbered{R"((?<![A-Z0-9._/])[A-Z][A-Z0-9_.]{1,31}!\d{4}(?![0-9A-Z]))"};
    numbered.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said"); });
}

}  // namespace

void find_handles(const PlainText& text, Findings& findings) {
    find_named_handles(text, findings);
    find_bare_handles(text, findings);
}

}  // namespace disclosure
