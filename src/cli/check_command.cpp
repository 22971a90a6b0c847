#include <CLI/CLI.hpp>

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/fault.h"
#include "base/text.h"
#include "cli/checked_text.h"
#include "cli/command.h"
#include "disclosure/check.h"
#include "documents/reader.h"

namespace cli {

namespace {

struct CheckWords {
    std::string file, roster;
    bool json = false;
};

using HiddenContent = documents::HiddenThing;

/// What the file hides beside the text that it shows. Of a kind that cannot be looked through, a text or a web page, nothing, with a word about it.
std::expected<std::vector<HiddenContent>, documents::Refusal> hidden_in(const std::filesystem::path& path, bool is_plain) {
    if (is_plain) return {};
    auto found = documents::Reader{}.hidden(path);
    if (found) return std::move(found->things);
    if (found.error().code != "unreadable-kind") return std::unexpected{found.error()};
    std::fprintf(stderr, "cairn check: %s was not looked through for hidden content: %s\n", path.c_str(), found.error().reason.c_str());
    return {};
}

std::string bytes_of_roster(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw base::Fault{"The roster cannot be read", path, "Name a file of JSON with the people of the case."};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

boost::json::object json_of(const disclosure::Span& span, const Paragraph* in) {
    boost::json::object out{{"start", span.start}, {"end", span.end}, {"kind", span.kind}, {"certainty", disclosure::word_of(span.certainty)}, {"text", span.text},
                            {"why", span.why}, {"why_code", span.why_code}, {"direct", span.direct}};
    if (!span.person.empty()) out["person"] = span.person;
    if (in && in->page > 0) out["page"] = in->page;
    if (in) out["paragraph"] = in->number;
    return out;
}

void print_json(const CheckWords& words, const CheckedText& text, const disclosure::Spans& spans, const std::vector<HiddenContent>& hidden) {
    boost::json::array found, hides;
    for (const auto& span : spans) found.push_back(json_of(span, text.paragraph_at(span.start)));
    for (const auto& one : hidden) hides.push_back(boost::json::object{{"kind", one.kind}, {"place", one.place}, {"excerpt", one.excerpt}});
    std::puts(boost::json::serialize(boost::json::object{{"file", words.file}, {"spans", std::move(found)}, {"hidden", std::move(hides)}}).c_str());
}

void print_for_people(const CheckWords& words, const CheckedText& text, const disclosure::Spans& spans, const std::vector<HiddenContent>& hidden) {
    for (const auto& span : spans) {
        const auto* in = text.paragraph_at(span.start);
        const auto place = in && in->page > 0 ? fmt::format("page {}, paragraph {}", in->page, in->number) : in ? fmt::format("paragraph {}", in->number) : std::string{};
        std::puts(fmt::format("{}: {} \"{}\" ({}, {}). {}", place, span.kind, base::squeeze(span.text), disclosure::word_of(span.certainty), span.direct ? "names somebody" : "beside other facts", span.why).c_str());
    }
    for (const auto& one : hidden) std::puts(fmt::format("hidden in {}: {} \"{}\"", one.place, one.kind, base::squeeze(one.excerpt)).c_str());
    if (spans.empty() && hidden.empty()) std::puts(fmt::format("{}: nothing found. A person must still read it.", words.file).c_str());
    else std::puts(fmt::format("{}: {} places to look at, {} hidden. A person decides about each.", words.file, spans.size(), hidden.size()).c_str());
}

Exit misuse_of_check(const std::string& words) {
    std::fprintf(stderr, "cairn check: %s\n", words.c_str());
    return Exit::Misuse;
}

Exit check_file(const CheckWords& words) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(words.file, error)) return misuse_of_check(fmt::format("{} is no file that can be read. Name a document.", words.file));
    disclosure::Roster roster;
    if (!words.roster.empty()) {
        if (!std::filesystem::is_regular_file(words.roster, error)) return misuse_of_check(fmt::format("{} is no file that can be read. Name the roster's JSON.", words.roster));
        auto read = disclosure::read_roster(bytes_of_roster(words.roster));
        if (!read) return misuse_of_check(fmt::format("{}: {}", words.roster, read.error()));
        roster = std::move(*read);
    }
    const auto text = text_to_check(words.file);
    if (!text) return misuse_of_check(fmt::format("{}: {} {}", words.file, text.error().reason, text.error().advice));
    const auto spans = disclosure::check(text->text, roster);
    const auto hidden = hidden_in(words.file, text->as_it_stands);
    if (!hidden) return misuse_of_check(fmt::format("{} was not looked through for hidden content. {} {}", words.file, hidden.error().reason, hidden.error().advice));
    if (words.json) print_json(words, *text, spans, *hidden);
    else print_for_people(words, *text, spans, *hidden);
    return spans.empty() && hidden->empty() ? Exit::Done : Exit::Refused;
}

}  // namespace

void add_check(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("check", "Look in a document for what identifies people, before it is sent to anybody. Nothing is kept");
    command->footer("Ends with 0 where nothing was found, 1 where something was, 2 where the file or the roster could not be read.\n"
                    "ROSTER.json: [{\"key\": \"child\", \"forename\": \"Robin\", \"surname\": \"Fictional-Hale\", \"role\": \"child\", \"also\": [\"Rob\"]}]\n"
                    "or {\"people\": […], \"places\": [\"Thornwick Close\"], \"dates\": [\"2024-05-03\"]}.\n"
                    "Example: cairn check report.docx --roster roster.json --json");
    const auto words = std::make_shared<CheckWords>();
    command->add_option("file", words->file, "A PDF, Word, OpenDocument, RTF, web or text file")->required();
    command->add_option("--roster", words->roster, "The people, places and dates of the case, as JSON");
    command->add_flag("--json", words->json, "Print JSON; start and end count the code points of the document's text");
    command->callback([&chosen, words] { chosen = [words](const Setting&) { return check_file(*words); }; });
}

}  // namespace cli
