#include "web/html/messages.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "base/assert.h"
#include "base/fault.h"
#include "base/text.h"
#include "web/html/message_file.h"
#include "web/html/pattern.h"
#include "web/html/raw.h"

namespace base::embed {
std::vector<base::EmbeddedFile> messages();
}

namespace web::html {

Wrapping::Wrapping(std::string_view tag, const Url& link, std::string_view classes) : name{tag}, close{Raw::html("</a>")} {
    Raw::append(open, "<a href=\"");
    Raw::text(open, link.text());
    if (!classes.empty()) {
        Raw::append(open, "\" class=\"");
        Raw::text(open, classes);
    }
    Raw::append(open, "\">");
}

Wrapping Wrapping::between(std::string_view tag, std::string_view open, std::string_view close) {
    Wrapping wrapping;
    wrapping.name = tag;
    wrapping.open = Raw::html(open);
    wrapping.close = Raw::html(close);
    return wrapping;
}
Wrapping Wrapping::strong(std::string_view tag) { return between(tag, "<strong>", "</strong>"); }
Wrapping Wrapping::hidden(std::string_view tag) { return between(tag, "<span class=\"govuk-visually-hidden\">", "</span>"); }

struct Catalogue::Inside {
    struct Message {
        std::string key;
        Pattern pattern;
        Words fixed;  // of `pattern`, whose place in memory does not change
        bool stands_in = false;
    };

    Language language;
    Counting counting;
    Counting english{"en_GB"};  // for messages that stand in
    std::unordered_map<std::uint64_t, std::shared_ptr<const Message>> messages;

    void put(std::string key, Pattern pattern, bool stands_in) {
        auto message = std::make_shared<Message>(Message{std::move(key), std::move(pattern), {}, stands_in});
        if (message->pattern.is_fixed()) message->fixed = WordsMaker::fixed(message->pattern.fixed(), spoken(stands_in), stands_in);
        auto& place = messages[Key::hash_of(message->key)];
        CAIRN_ASSERT(!place || place->key == message->key);  // two keys with one hash: rename one
        place = std::move(message);
    }
    Language spoken(bool stands_in) const { return stands_in ? Language::English : language; }
    const Message& at(Key key) const {
        const auto found = messages.find(key.hash());
        if (found == messages.end()) base::promise_broken(std::string{key.text()}.c_str(), "messages: no such key", 0);
        return *found->second;
    }
    const Counting& counting_of(const Message& message) const { return message.stands_in ? english : counting; }
};

Catalogue::Catalogue(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
Catalogue::~Catalogue() = default;
Catalogue::Catalogue(Catalogue&&) noexcept = default;

Language Catalogue::language() const { return inside_->language; }

const Words& Catalogue::operator()(Key key) const {
    const Inside::Message& message = inside_->at(key);
    if (!message.pattern.is_fixed()) base::promise_broken(std::string{key.text()}.c_str(), "messages: this one has arguments", 0);
    return message.fixed;
}

Words Catalogue::operator()(Key key, Arguments arguments) const {
    const Inside::Message& message = inside_->at(key);
    return WordsMaker::made(message.pattern.write(inside_->counting_of(message), {arguments.begin(), arguments.size()}),
                            inside_->spoken(message.stands_in), message.stands_in);
}

const Words* Catalogue::find(std::string_view key) const {
    const auto found = inside_->messages.find(Key::hash_of(key));
    if (found == inside_->messages.end() || found->second->key != key || !found->second->pattern.is_fixed()) return nullptr;
    return &found->second->fixed;
}

Html Catalogue::rich(Key key, Arguments arguments, Wrappings wrappings) const {
    const Inside::Message& message = inside_->at(key);
    Html written = message.pattern.write(inside_->counting_of(message), {arguments.begin(), arguments.size()}, {wrappings.begin(), wrappings.size()});
    if (!message.stands_in) return written;
    return tag::span(lang(tag_of(Language::English)), written);
}

Words Catalogue::number(std::int64_t value) const { return WordsMaker::made(inside_->counting.grouped(value), inside_->language, false); }

std::vector<std::string_view> Catalogue::keys() const {
    std::vector<std::string_view> keys;
    for (const auto& [hash, message] : inside_->messages) keys.push_back(message->key);
    std::ranges::sort(keys);
    return keys;
}

std::vector<std::string> Catalogue::names_in(std::string_view key) const {
    const auto found = inside_->messages.find(Key::hash_of(key));
    if (found == inside_->messages.end()) return {};
    return {found->second->pattern.names().begin(), found->second->pattern.names().end()};
}

namespace {

using Patterns = std::map<std::string, Pattern, std::less<>>;

/// Reads one file's patterns into `patterns`. `known`: for a host's file, the keys and names that may be replaced.
void read_patterns(const base::EmbeddedFile& file, Patterns& patterns, const Patterns* known) {
    for (const MessageLine& line : read_message_file(file)) {
        const std::string where = std::string{file.path} + " line " + std::to_string(line.number);
        try {
            Pattern pattern = Pattern::parse(line.pattern);
            const auto original = known ? known->find(line.key) : Patterns::const_iterator{};
            if (known && original == known->end()) throw std::invalid_argument{"no page has the key " + line.key};
            if (known && !std::ranges::includes(original->second.names(), pattern.names()))
                throw std::invalid_argument{line.key + " has a name in braces or brackets that the page does not fill in"};
            const bool is_new = patterns.insert_or_assign(line.key, std::move(pattern)).second;
            if (!known && !is_new) throw std::invalid_argument{"the key " + line.key + " stands twice"};
        } catch (const std::invalid_argument& refused) {
            throw base::Fault{"Message cannot be used: " + std::string{refused.what()}, where, "Correct the line"};
        }
    }
}

Patterns patterns_of(std::string_view folder, const std::vector<base::EmbeddedFile>& files, const std::vector<base::EmbeddedFile>& host_files,
                     const Patterns* english) {
    Patterns patterns;
    const std::string prefix = std::string{folder} + "/";
    for (const base::EmbeddedFile& file : files)
        if (file.path.starts_with(prefix)) read_patterns(file, patterns, nullptr);
    const Patterns originals = english ? *english : patterns;
    for (const base::EmbeddedFile& file : host_files)
        if (file.path.starts_with(prefix)) read_patterns(file, patterns, &originals);
    return patterns;
}

}  // namespace

Messages Messages::from(const std::vector<base::EmbeddedFile>& files, const std::vector<base::EmbeddedFile>& host_files) {
    const Patterns english = patterns_of("en", files, host_files, nullptr);
    const Patterns welsh = patterns_of("cy", files, host_files, &english);
    const auto catalogue = [](Language language, const char* locale) {
        return std::unique_ptr<Catalogue::Inside>{new Catalogue::Inside{language, Counting{locale}, Counting{"en_GB"}, {}}};
    };
    auto in_english = catalogue(Language::English, "en_GB");
    auto in_welsh = catalogue(Language::Welsh, "cy");
    auto in_pseudo = catalogue(Language::Pseudo, "en_GB");
    for (const auto& [key, pattern] : english) {
        in_english->put(key, pattern, false);
        in_pseudo->put(key, pattern.pseudo(), false);
        const auto translated = welsh.find(key);
        in_welsh->put(key, translated == welsh.end() ? pattern : translated->second, translated == welsh.end());
    }
    Messages messages;
    for (auto* inside : {&in_english, &in_welsh, &in_pseudo}) messages.catalogues_.push_back(Catalogue{std::move(*inside)});
    return messages;
}

Messages Messages::load(const std::filesystem::path& host_words) {
    if (host_words.empty()) return from(base::embed::messages(), {});
    std::vector<std::pair<std::string, std::string>> read;
    for (const char* folder : {"en", "cy"}) {
        const std::filesystem::path directory = host_words / folder;
        if (!std::filesystem::is_directory(directory)) continue;
        for (const auto& entry : std::filesystem::directory_iterator{directory}) {
            if (entry.path().extension() != ".ini") continue;
            std::ifstream file{entry.path(), std::ios::binary};
            std::ostringstream bytes;
            bytes << file.rdbuf();
            if (!file) throw base::Fault{"A file of host words cannot be read", entry.path().string(), "Check that it exists and may be read"};
            read.emplace_back(std::string{folder} + "/" + entry.path().filename().string(), bytes.str());
        }
    }
    std::ranges::sort(read);
    std::vector<base::EmbeddedFile> host_files;
    for (const auto& [path, bytes] : read) host_files.push_back({path, bytes});
    return from(base::embed::messages(), host_files);
}

Messages Messages::with(const std::vector<LaidWords>& laid) const {
    Messages made;
    for (const Catalogue& one : catalogues_) {
        const Language language = one.language();
        auto inside = std::unique_ptr<Catalogue::Inside>{new Catalogue::Inside{language, Counting{language == Language::Welsh ? "cy" : "en_GB"}, Counting{"en_GB"}, one.inside_->messages}};
        for (const LaidWords& words : laid) {
            if (!one.find(words.key)) continue;
            const bool stands_in = language == Language::Welsh && words.welsh.empty();
            const Pattern pattern = Pattern::literal(language == Language::Welsh && !stands_in ? words.welsh : words.english);
            inside->put(words.key, language == Language::Pseudo ? pattern.pseudo() : pattern, stands_in);
        }
        made.catalogues_.push_back(Catalogue{std::move(inside)});
    }
    return made;
}

const Catalogue& Messages::in(Language language) const { return catalogues_[static_cast<std::size_t>(language)]; }

}  // namespace web::html
