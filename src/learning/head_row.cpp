#include "learning/head_row.h"

namespace learning {

Head read_head(const store::Statement& row) {
    Head head;
    head.key = row.integer(0), head.id = base::PublicId::parse(row.text(1)).value_or(base::PublicId{}), head.partnership = row.integer(2);
    head.case_id = row.text(3), head.key_id = row.text(4), head.review = row.text(5), head.number = row.number(6), head.identifying = row.integer(7) != 0, head.state = row.text(8);
    head.text = row.text(9), head.addressees = row.text(10), head.target = row.text(11), head.owners = row.text(12), head.theme = row.text(13), head.watched_by = row.text(14);
    head.due_on = row.optional_day(15), head.retest_on = row.optional_day(16), head.evidence = row.text(17);
    head.made_at = row.instant(18), head.changed_at = row.instant(19), head.version = row.integer(20);
    return head;
}

}  // namespace learning
