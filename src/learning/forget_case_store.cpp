#include "learning/owner.h"
#include "learning/tracker_store.h"

namespace learning {

namespace {

CAIRN_SQL(remove_entries, "DELETE FROM learning_entry WHERE recommendation = $1");
CAIRN_SQL(remove_steps, "DELETE FROM learning_step WHERE recommendation = $1");
CAIRN_SQL(remove_parts, "DELETE FROM learning_part WHERE recommendation = $1");
CAIRN_SQL(remove_links, "DELETE FROM learning_link WHERE recommendation = $1");
CAIRN_SQL(remove_head, "DELETE FROM learning_recommendation WHERE recommendation = $1");
CAIRN_SQL(remove_sealed_entries, "DELETE FROM learning_entry WHERE recommendation = $1 AND sealed IS NOT NULL");
CAIRN_SQL(empty_sealed_steps, "UPDATE learning_step SET sealed = NULL WHERE recommendation = $1 AND sealed IS NOT NULL");

bool is_only_of_its_case(const Head& head) { return head.review.empty() && (head.identifying || head.state == "proposed"); }

}  // namespace

std::int64_t forget_case(store::Transaction& transaction, const casework::Ground& ground, const casework::Case& of) {
    std::int64_t gone = 0;
    for (const auto& head : heads_of_case(transaction, of.id.to_string())) {
        if (!is_only_of_its_case(head)) {
            transaction.run(remove_sealed_entries, head.key);
            transaction.run(empty_sealed_steps, head.key);
            make_parts_anew(transaction, ground, head);
            continue;
        }
        for (const auto* statement : {&remove_entries, &remove_steps, &remove_parts, &remove_links, &remove_head}) transaction.run(*statement, head.key);
        ++gone;
    }
    forget_idle_owners(transaction);
    return gone;
}

}  // namespace learning
