#include "publishing/approval.h"

#include <algorithm>
#include <array>

#include "casework/report_signing.h"

namespace publishing {

using casework::CaseFile;
using casework::Record;

namespace {

constexpr std::array<std::string_view, 4> signed_forms{"content_test", "report_approval", "disclosure_check", "disclosure_signature"};

}  // namespace

ContentSeen content_seen(const CaseFile& file, const Report& report, const std::vector<ReportRecommendation>& recommendations) {
    ContentSeen seen;
    for (const auto& section : report.sections) {
        if (section.blocks.empty()) continue;
        seen.improvements = seen.improvements || section.part == "part_summary";
        seen.reasons = seen.reasons || section.part == "part_analysis";
    }
    for (const auto* finding : finding_records(file)) seen.reasons = seen.reasons || !finding->answers.of("finding", "factor").empty();
    seen.reviewer = !report.reviewers.empty();
    seen.any_recommendation = !recommendations.empty();
    for (const auto& one : recommendations)
        if (one.by_whom.empty() || one.what.empty() || one.by_when.empty()) seen.vague_recommendations.push_back(one.number);
    // Recommendations that stand as text alone are a person's to judge.
    for (const auto& section : report.sections) seen.any_recommendation = seen.any_recommendation || (section.part == "part_recommendations" && !section.blocks.empty());
    return seen;
}

std::string mark_of(const CaseFile& file, const Record& record) {
    if (record.form == "disclosure_signature") return record.answers.of("signature", "text_hash");
    return casework::text_mark_of(file, record);
}

bool holds(const CaseFile& file, const Record& record, const std::string& text_hash) { return record.standing != void_standing && mark_of(file, record) == text_hash; }

std::vector<PartnerSignature> partner_signatures(const CaseFile& file, const std::string& text_hash) {
    std::vector<PartnerSignature> signatures(3);
    constexpr std::array<std::string_view, 3> partners{"local_authority", "health", "police"};
    for (std::size_t i = 0; i < partners.size(); ++i) signatures[i].partner = partners[i];
    for (const auto* record : file.all("report_approval"))
        for (auto& signature : signatures)
            if (record->answers.of("approval", "partner") == signature.partner && holds(file, *record, text_hash)) signature.record = record;
    return signatures;
}

bool stands_as_signed(const CaseFile& file, const std::string& text_hash) {
    if (!file.last_step("approve_report")) return true;
    return std::ranges::all_of(partner_signatures(file, text_hash), [](const PartnerSignature& one) { return one.record != nullptr; });
}

std::vector<const Record*> signed_for_another_text(const CaseFile& file, const std::string& text_hash) {
    std::vector<const Record*> list;
    for (const auto& record : file.records) {
        if (std::ranges::find(signed_forms, record.form) == signed_forms.end() || record.standing == void_standing) continue;
        const auto mark = mark_of(file, record);
        if (!mark.empty() && mark != text_hash) list.push_back(&record);
    }
    return list;
}

void void_old_signatures(store::Transaction& transaction, const CaseFile& file, const std::string& text_hash, const casework::Doer& doer) {
    for (const auto* record : signed_for_another_text(file, text_hash)) casework::set_standing(transaction, file.of, *record, std::string{void_standing}, doer);
}

}  // namespace publishing
