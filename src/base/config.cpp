#include "base/config.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <algorithm>

#include <fmt/format.h>

// Two slips of toml++ 3.3, both found by config_fuzz. It asserts where it should report: "[=" would stop the program without a word
// about the file. And when it asks whether a letter such as U+FEFB is white space it runs into what it holds for unreachable, while the
// answer is no.
#undef NDEBUG
namespace {
struct TomlPromiseBroken {};
}  // namespace
#define TOML_ASSERT(promise) ((promise) ? void(0) : throw TomlPromiseBroken{})
#pragma GCC diagnostic push
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wterminate"  // Where toml++ says noexcept, a broken promise ends the program as it did.
#endif
#include <toml++/impl/forward_declarations.h>
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE return {}
#include <toml++/impl/unicode.h>
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE __builtin_unreachable()
#include <toml++/toml.h>
#pragma GCC diagnostic pop

#include "base/config_keys.h"

namespace base {

namespace {

template <class... Cases>
struct overloaded : Cases... { using Cases::operator()...; };
template <class... Cases>
overloaded(Cases...) -> overloaded<Cases...>;

std::string type_words(Place place) {
    return std::visit(overloaded{[](std::string*) { return "a text in quotation marks"; }, [](std::int64_t*) { return "a whole number"; },
                                 [](std::vector<std::string>*) { return "a list of texts"; }}, place);
}

std::string variable_name(std::string_view key) {
    std::string name = "CAIRN_";
    for (const char c : key) name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

const ConfigKey* find_key(std::string_view name) {
    const auto found = std::ranges::find(config_keys(), name, &ConfigKey::name);
    return found == config_keys().end() ? nullptr : &*found;
}

/// "" if the node's value fits the place and was put there, else what it must be.
std::string put_node(Place place, const toml::node& node) {
    return std::visit(overloaded{
        [&](std::string* text) { return node.is_string() ? (*text = node.as_string()->get(), "") : type_words(place); },
        [&](std::int64_t* number) { return node.is_integer() ? (*number = node.as_integer()->get(), "") : type_words(place); },
        [&](std::vector<std::string>* texts) {
            const toml::array* array = node.as_array();
            if (!array || !std::ranges::all_of(*array, [](const toml::node& item) { return item.is_string(); })) return type_words(place);
            texts->clear();
            for (const toml::node& item : *array) texts->push_back(item.as_string()->get());
            return std::string{};
        }}, place);
}

std::string put_text(Place place, const std::string& value) {
    return std::visit(overloaded{
        [&](std::string* text) { return *text = value, std::string{}; },
        [&](std::int64_t* number) {
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), *number);
            return error == std::errc{} && end == value.data() + value.size() ? std::string{} : type_words(place);
        },
        [&](std::vector<std::string>* texts) {
            texts->clear();
            std::istringstream items{value};
            for (std::string item; std::getline(items, item, ',');)
                if (!item.empty()) texts->push_back(item);
            return std::string{};
        }}, place);
}

std::optional<ConfigRefusal> read_table(Settings& settings, const toml::table& table, const std::string& prefix, std::string_view source) {
    for (const auto& [part, node] : table) {
        const std::string name = prefix + std::string{part.str()};
        const int line = static_cast<int>(part.source().begin.line);
        const auto refuse = [&](std::string reason) { return ConfigRefusal{std::string{source}, line, name, std::move(reason)}; };
        if (const ConfigKey* key = find_key(name)) {
            const Place place = key->place(settings);
            std::string wanted = put_node(place, node);
            if (wanted.empty()) wanted = key->refuse(place);
            if (!wanted.empty()) return refuse("must be " + wanted);
        } else if (const toml::table* inner = node.as_table(); inner && prefix.empty()) {
            if (auto refusal = read_table(settings, *inner, name + '.', source)) return refusal;
        } else {
            return refuse("is no setting of this program; `cairn config --explain` lists them all");
        }
    }
    return std::nullopt;
}

std::optional<ConfigRefusal> read_environment(Settings& settings, const Environment& environment) {
    for (const ConfigKey& key : config_keys()) {
        const std::string variable = variable_name(key.name);
        const auto value = environment(variable);
        if (!value) continue;
        const Place place = key.place(settings);
        std::string wanted = put_text(place, *value);
        if (wanted.empty()) wanted = key.refuse(place);
        if (!wanted.empty()) return ConfigRefusal{variable, 0, std::string{key.name}, "must be " + wanted};
    }
    return std::nullopt;
}

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

std::string written(Place place) {
    return std::visit(overloaded{[](std::string* text) { return quoted(*text); }, [](std::int64_t* number) { return std::to_string(*number); },
                                 [](std::vector<std::string>* texts) {
                                     std::string list;
                                     for (const std::string& text : *texts) list += (list.empty() ? "" : ", ") + quoted(text);
                                     return '[' + list + ']';
                                 }}, place);
}

std::string section_of(std::string_view key) { return std::string{key.substr(0, key.find('.'))}; }

/// TOML has none.
std::optional<ConfigRefusal> refuse_control_characters(std::string_view toml, std::string_view source) {
    int line = 1;
    for (const char c : toml) {
        if (c == '\n') ++line;
        const bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
        if (control) return ConfigRefusal{std::string{source}, line, "", "a control character"};
    }
    return std::nullopt;
}

}  // namespace

std::string ConfigRefusal::to_string() const {
    return fmt::format("{}{}: {}{}{}", source, line > 0 ? fmt::format(", line {}", line) : "", key, key.empty() ? "" : " ", reason);
}

std::expected<Settings, ConfigRefusal> parse_settings(std::string_view toml, std::string_view source, const Environment& environment) {
    Settings settings;
    if (auto refusal = refuse_control_characters(toml, source)) return std::unexpected{*refusal};
    try {
        const toml::table table = toml::parse(toml, source);
        if (auto refusal = read_table(settings, table, "", source)) return std::unexpected{*refusal};
    } catch (const toml::parse_error& error) {
        return std::unexpected{ConfigRefusal{std::string{source}, static_cast<int>(error.source().begin.line), "", std::string{error.description()}}};
    } catch (const TomlPromiseBroken&) {
        return std::unexpected{ConfigRefusal{std::string{source}, 0, "", "the file is no TOML"}};
    }
    if (auto refusal = read_environment(settings, environment)) return std::unexpected{*refusal};
    return settings;
}

std::expected<Settings, ConfigRefusal> load_settings(const std::string& path) {
    std::string toml;
    if (!path.empty()) {
        std::ifstream file{path, std::ios::binary};
        if (!file) return std::unexpected{ConfigRefusal{path, 0, "", "the configuration file cannot be read"}};
        toml.assign(std::istreambuf_iterator<char>{file}, {});
    }
    return parse_settings(toml, path, [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value ? std::optional<std::string>{value} : std::nullopt;
    });
}

std::string explain_settings() {
    Settings defaults;
    std::string text, section;
    for (const ConfigKey& key : config_keys()) {
        if (section != section_of(key.name)) text += fmt::format("{}[{}]\n", section.empty() ? "" : "\n", section = section_of(key.name));
        std::string line = "#";
        for (std::istringstream words{std::string{key.explanation}}; words;) {
            std::string word;
            if (!(words >> word)) break;
            if (line.size() + word.size() > 98) text += std::exchange(line, "#") + '\n';
            line += ' ' + word;
        }
        text += fmt::format("{}\n# Environment: {}\n{} = {}\n", line, variable_name(key.name), key.name.substr(section.size() + 1), written(key.place(defaults)));
    }
    return text;
}

std::string settings_page() {
    Settings defaults;
    std::string page =
        "# Configuration\n\n"
        "`cairn serve --config FILE` reads a TOML file; every key may be missing. An environment variable overrides the file: `server.port` is\n"
        "`CAIRN_SERVER_PORT`, lists are separated by commas. An unknown key, a wrong type or a value out of range stops the start with a line that\n"
        "names file, line and key. `cairn config --explain` prints what follows as a file to begin from.\n\n"
        "This page is written from the table in `src/base/config_keys.cpp`, and a test holds it to it.\n";
    std::string section;
    for (const ConfigKey& key : config_keys()) {
        if (section != section_of(key.name)) page += fmt::format("\n## {}\n\n| key | default | meaning |\n|---|---|---|\n", section = section_of(key.name));
        page += fmt::format("| `{}` | `{}` | {} |\n", key.name, written(key.place(defaults)), key.explanation);
    }
    return page;
}

}  // namespace base
