/// The report as it stands in the case: its sections in order, every paragraph with its number. Drafts, the check for what identifies
/// somebody, and everything that the public reads are made from this one model.
///
/// Source: domain reference 1.8; SI 2018/789 reg 15 (what a report must contain), reg 16 (what is sent before it is published); Working
/// Together 2023 (reviewers named, recommendations clear on what, by whom and by when, written for publication).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"
#include "publishing/marked_text.h"

namespace publishing {

/// A section of the template: `data/report_template.csv`.
struct TemplatePart {
    std::string part;      ///< "part_summary": the option of the form `report_section`.
    bool needed = false;   ///< The report is not whole without it.
    bool regulation_15 = false;
    casework::Provenance provenance;
};
/// In the order of the template.
const std::vector<TemplatePart>& report_template();

/// What a recommendation says in the report; made by `learning`, which owns recommendations.
struct ReportRecommendation {
    std::string number, text;
    std::string finding;   ///< Public id of the finding that it answers; empty: none.
    std::string by_whom, what, by_when, outcome;
};

struct ReportSection {
    std::string record;            ///< Public id; empty for parts that are made from objects alone.
    std::string part, title;       ///< Title: as written, else the template's words, which the caller gives.
    std::string number;            ///< "3"; empty while it has no text.
    std::string state;             ///< "not_begun", "writing", "ready".
    std::int64_t version = 1;
    std::vector<Block> blocks;     ///< Numbered.
};

struct Report {
    std::string title;
    std::string child;             ///< The label by which the child is spoken of: "Child Rowan".
    std::string partnership;
    std::vector<std::string> reviewers;
    std::optional<base::Day> dated_on;
    std::vector<ReportSection> sections;
    bool empty() const;
};

/// What the case's file alone does not know.
struct ReportMaterial {
    std::map<std::string, std::string> part_titles;   ///< By part, in the language of the report.
    std::string finding_title = "Finding {number}: {title}", recommendation_title = "Recommendation {number}";
    /// Before who does it, what, by when, and what is then different for children.
    std::string by_whom = "Who: {words}", what = "What: {words}", by_when = "By when: {words}", outcome = "For children: {words}";
    std::string partnership;                          ///< Where the cover names none.
    std::vector<ReportRecommendation> recommendations;
    std::vector<std::string> reviewers;               ///< Where the cover names none.
};

/// The report of the case. Sections stand in their own order, those without text have no number; findings stand in the section of findings, and
/// recommendations in theirs, after what is written there. Numbers hold within one state of the records: "3.2" is the second paragraph, list, quotation or
/// table of the third section that has text.
Report report_of(const casework::CaseFile& file, const ReportMaterial& material = {});

/// The records of the form `report_section` as the record `report_order` has them, further ones after those as they were begun; without those that were taken out.
std::vector<const casework::Record*> section_records(const casework::CaseFile& file);
/// The order with this section one place earlier or later, as the field `order.sections` keeps it; as it was where there is no such place.
enum class Towards { Earlier, Later };
std::string moved(const std::vector<const casework::Record*>& sections, const base::PublicId& which, Towards towards);
/// Findings in the order of their numbers, without those that were taken out.
std::vector<const casework::Record*> finding_records(const casework::CaseFile& file);

/// Titles, numbers and words of every section on lines, as they are checked, compared and hashed.
std::string plain_text(const Report& report);
/// SHA-256 of `plain_text`, title, label, partnership and reviewers, as hexadecimal digits. Whatever a reader would see otherwise changes it.
std::string text_hash(const Report& report);

/// A block and where it stands.
struct Standing {
    const ReportSection* section = nullptr;
    const Block* block = nullptr;
};
/// The block of that number; nothing where there is none.
std::optional<Standing> find_block(const Report& report, std::string_view number);

}  // namespace publishing
