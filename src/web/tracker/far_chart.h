/// How far recommendations have got, by kind of agency: a picture that says the finding, and its table.
#pragma once

#include <array>
#include <vector>

#include "web/tracker/tracker_list.h"

namespace web {

/// How many of one kind of agency stand where. Those that were rejected, withdrawn or replaced are counted nowhere.
struct FarOfGroup {
    AgencyGroup group{};
    std::int64_t impact = 0;  ///< Practice changed, or better for children.
    std::int64_t done = 0;    ///< Done, and no change shown yet.
    std::int64_t open = 0;
    std::int64_t late = 0;    ///< Open, and its day has passed.
    std::int64_t total() const { return impact + done + open + late; }
};
/// In the order of AgencyGroup; kinds to which nothing is addressed are left out.
std::vector<FarOfGroup> far_by_group(const std::vector<learning::Head>& heads, base::Day today);
/// Nothing where there is nothing to count.
html::Html far_chart(const SignedPage& page, const std::vector<FarOfGroup>& groups);
const html::Words& agency_group_words(const html::Catalogue& t, AgencyGroup group);

}  // namespace web
