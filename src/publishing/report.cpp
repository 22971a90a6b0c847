#include "publishing/report.h"

#include <algorithm>
#include <iterator>

#include "base/sha256.h"
#include "base/text.h"
#include "collection/reference_data.h"

namespace publishing {

using casework::CaseFile;
using casework::Record;

namespace {

std::string filled(std::string pattern, std::string_view name, std::string_view words) {
    const std::string mark = "{" + std::string{name} + "}";
    if (const auto at = pattern.find(mark); at != std::string::npos) pattern.replace(at, mark.size(), words);
    return pattern;
}

Block heading(std::string text) { return {.kind = BlockKind::Heading, .text = std::move(text)}; }

void add_findings(const CaseFile& file, const ReportMaterial& material, std::vector<Block>& blocks) {
    std::int64_t number = 0;
    for (const auto* finding : finding_records(file)) {
        const auto titled = filled(filled(material.finding_title, "number", std::to_string(++number)), "title", finding->answers.of("finding", "title"));
        blocks.push_back(heading(titled));
        for (auto& block : read_marked(finding->answers.of("finding", "text"))) {
            block.begins = block.ends = 0;  // Not bytes of the section's own text.
            blocks.push_back(std::move(block));
        }
    }
}

void add_recommendations(const ReportMaterial& material, std::vector<Block>& blocks) {
    for (const auto& one : material.recommendations) {
        blocks.push_back(heading(filled(material.recommendation_title, "number", one.number)));
        blocks.push_back({.kind = BlockKind::Paragraph, .text = one.text});
        Block facts{.kind = BlockKind::List};
        const auto say = [&](const std::string& pattern, const std::string& words) {
            if (!words.empty()) facts.items.push_back(filled(pattern, "words", words));
        };
        say(material.by_whom, one.by_whom), say(material.what, one.what), say(material.by_when, one.by_when), say(material.outcome, one.outcome);
        if (!facts.items.empty()) blocks.push_back(std::move(facts));
    }
}

ReportSection section_of(const CaseFile& file, const Record& record, const ReportMaterial& material) {
    ReportSection section{.record = record.id.to_string(), .part = record.answers.of("section", "part"), .title = record.answers.of("section", "title"), .number = {}, .state = record.answers.of("section", "state"), .version = record.version, .blocks = {}};
    if (section.title.empty())
        if (const auto found = material.part_titles.find(section.part); found != material.part_titles.end()) section.title = found->second;
    if (section.title.empty()) section.title = section.part;
    section.blocks = read_marked(record.answers.of("section", "text"));
    if (section.part == "part_findings") add_findings(file, material, section.blocks);
    if (section.part == "part_recommendations") add_recommendations(material, section.blocks);
    return section;
}

void number_them(Report& report) {
    int section_number = 0;
    for (auto& section : report.sections) {
        if (section.blocks.empty()) continue;
        section.number = std::to_string(++section_number);
        int number = 0;
        for (auto& block : section.blocks)
            if (block.kind != BlockKind::Heading) block.number = section.number + "." + std::to_string(++number);
    }
}

void take_cover(const CaseFile& file, const ReportMaterial& material, Report& report) {
    report.child = file.of.pseudonym;
    report.partnership = material.partnership;
    report.reviewers = material.reviewers;
    const auto* cover = file.last("report_cover");
    if (!cover) return;
    const auto take = [&](std::string& into, std::string_view field) {
        if (const auto& words = cover->answers.of("cover", field); !words.empty()) into = words;
    };
    take(report.title, "title");
    take(report.child, "child");
    take(report.partnership, "partnership");
    report.dated_on = cover->answers.day({"cover", 0, "dated_on"});
    std::vector<std::string> named;
    for (std::size_t turn = 0; turn < cover->answers.turns("reviewer"); ++turn)
        if (const auto& name = cover->answers.of("reviewer", "name", turn); !name.empty()) named.push_back(name);
    if (!named.empty()) report.reviewers = std::move(named);
}

}  // namespace

const std::vector<TemplatePart>& report_template() {
    static const auto parts = [] {
        std::vector<TemplatePart> read;
        for (const auto& row : collection::read_table(collection::reference_file("report_template.csv"), "report_template.csv", {"part", "needed", "regulation_15", "strength", "source"}).rows) {
            casework::Provenance provenance;
            for (const auto strength : {casework::Strength::Statute, casework::Strength::Guidance, casework::Strength::Panel, casework::Strength::Local, casework::Strength::Design})
                if (casework::to_word(strength) == row[3]) provenance.strength = strength;
            provenance.source = row[4];
            read.push_back({row[0], row[1] == "yes", row[2] == "yes", std::move(provenance)});
        }
        return read;
    }();
    return parts;
}

bool Report::empty() const {
    return std::ranges::all_of(sections, [](const ReportSection& section) { return section.blocks.empty(); });
}

std::vector<const Record*> section_records(const CaseFile& file) {
    auto list = file.all("report_section");
    std::erase_if(list, [](const Record* record) { return record->standing == "taken_out"; });
    const auto* written = file.last("report_order");
    const auto order = written ? written->answers.choices({"order", 0, "sections"}) : std::vector<std::string>{};
    std::ranges::stable_sort(list, {}, [&](const Record* record) { return std::ranges::find(order, record->id.to_string()) - order.begin(); });
    return list;
}

std::string moved(const std::vector<const Record*>& sections, const base::PublicId& which, Towards towards) {
    std::vector<std::string> order;
    for (const auto* section : sections) order.push_back(section->id.to_string());
    const auto at = std::ranges::find(order, which.to_string());
    if (at != order.end() && towards == Towards::Earlier && at != order.begin()) std::iter_swap(at, at - 1);
    else if (at != order.end() && towards == Towards::Later && at + 1 != order.end()) std::iter_swap(at, at + 1);
    std::string lines;
    for (const auto& one : order) lines += (lines.empty() ? "" : "\n") + one;
    return lines;
}

std::vector<const Record*> finding_records(const CaseFile& file) {
    auto list = file.all("finding");
    std::erase_if(list, [](const Record* record) { return record->standing == "taken_out"; });
    return list;
}

Report report_of(const CaseFile& file, const ReportMaterial& material) {
    Report report;
    take_cover(file, material, report);
    for (const auto* record : section_records(file)) report.sections.push_back(section_of(file, *record, material));
    number_them(report);
    return report;
}

std::string plain_text(const Report& report) {
    std::string text;
    for (const auto& section : report.sections) {
        if (section.blocks.empty()) continue;
        text += section.number + " " + section.title + "\n\n";
        for (const auto& block : section.blocks) text += (block.number.empty() ? "" : block.number + " ") + words_of(block) + "\n\n";
    }
    return text;
}

std::string text_hash(const Report& report) {
    std::string whole = report.title + "\n" + report.child + "\n" + report.partnership + "\n";
    for (const auto& reviewer : report.reviewers) whole += reviewer + "\n";
    if (report.dated_on) whole += base::to_iso(*report.dated_on) + "\n";
    // Kinds too: a sentence that becomes a quotation reads otherwise.
    for (const auto& section : report.sections)
        for (const auto& block : section.blocks) whole += std::to_string(static_cast<int>(block.kind));
    return base::sha256_hex(whole + "\n" + plain_text(report));
}

std::optional<Standing> find_block(const Report& report, std::string_view number) {
    for (const auto& section : report.sections)
        for (const auto& block : section.blocks)
            if (!number.empty() && block.number == number) return Standing{&section, &block};
    return std::nullopt;
}

}  // namespace publishing
