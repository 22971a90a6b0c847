/// The definition of a serious child safeguarding case, asked of each child; and which route a notification takes.
///
/// Source: Children Act 2004 s.16B (abuse or neglect known or suspected, and the child has died or been seriously harmed), s.16C
/// (the authority's duty: in its area, or outside England and normally resident in it).
/// Not here: whether a local review is wanted. That is another test, with other criteria, answered in the rapid review.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/answers.h"

namespace casework {

/// Both limbs and the two conditions, for one child.
struct DefinitionAnswers {
    std::string under_18;  ///< yes, no, not_known.
    std::string abuse;     ///< known, suspected, not_known_or_suspected.
    std::string outcome;   ///< died, seriously_harmed, neither.
    std::string in_area;   ///< in_area, outside_england, elsewhere; empty where it is not asked.
};

enum class Met {
    Yes,
    No,
    NotAnswered,  ///< Something that decides is missing or not known.
};

/// s.16B(3): each limb has to be there. A single "no" decides, whatever else is not known.
Met definition_met(const DefinitionAnswers&);

/// The children of a `definition` or `notification` sheet.
std::vector<DefinitionAnswers> children_of(const Answers&);
/// Met for one child at least; not answered while no child meets it and one is open.
Met definition_met(const std::vector<DefinitionAnswers>&);

/// How a notification goes on.
enum class Route {
    Main,         ///< To the National Panel: a rapid review follows.
    Information,  ///< Death of a looked-after child or care leaver without abuse or neglect: to the department and the inspectorate alone.
    NotKnown,
};
/// Working Together: a looked-after child's death is notified whatever its cause; abuse or neglect of a child under 18 makes it the
/// main route too, a care leaver of seventeen included.
Route route_of(const Answers& notification);

/// The authorities whose duty it is: by place for the main route, by responsibility for looked-after children and care leavers,
/// both where both apply. Names as they were written.
std::vector<std::string> authorities_of(const Answers& notification);

}  // namespace casework
