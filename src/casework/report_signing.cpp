#include "casework/report_signing.h"

#include "casework/walk.h"

namespace casework {

void mark_text(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& record, const std::string& text_hash, const Doer& doer) {
    Answers mark;
    mark.set({"mark", 0, "text_hash"}, text_hash);
    write_down(transaction, ground, of, {.form = "text_mark", .answers = mark, .parent = record.id.to_string()}, doer);
}

std::string text_mark_of(const CaseFile& file, const Record& record) {
    for (const auto& mark : file.records)
        if (mark.form == "text_mark" && mark.parent == record.id.to_string()) return mark.answers.of("mark", "text_hash");
    return {};
}

bool is_bound(const CaseFile& file, const Record& record) { return record.standing != "void" && !text_mark_of(file, record).empty(); }

std::vector<Signature> report_signatures(const CaseFile& file) {
    const auto* sent = file.last_step("send_to_qa");
    std::vector<Signature> list;
    for (const char* partner : {"local_authority", "health", "police"}) {
        Signature signature{partner, {}, false, nullptr};
        for (const auto* record : file.all_where("report_approval", "approval", "partner", partner)) {
            if (!is_bound(file, *record) || (sent && record->created_at < sent->recorded_at)) continue;
            const auto& escalation = record->answers.of("approval", "escalation");
            signature = {partner, record->answers.of("approval", "answer"), escalation == "offered_declined" || escalation == "offered_heard", record};
        }
        list.push_back(std::move(signature));
    }
    return list;
}

}  // namespace casework
