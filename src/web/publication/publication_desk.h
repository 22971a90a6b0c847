/// What the pages of publication share: the press, the public text of a case, who may do what.
#pragma once

#include <vector>

#include "casework/publication_reading.h"
#include "publishing/release.h"
#include "web/casework/desk.h"

namespace web {

publishing::Press press_of(CaseDesk& desk);
/// The text that would be public now, in the mode of the plan.
publishing::PublicText public_text_of(CaseDesk& desk);
publishing::Catalogued catalogued_of(CaseDesk& desk);
/// Whoever prepares or approves a publication may also hide it: the person on call is one of them.
bool may_hide(const CaseDesk& desk);
/// Whether they may be the second person to a hiding.
bool may_answer_hiding(const CaseDesk& desk);

/// Word, PDF and text, each with what reading it back found; the PDF is left out with the reason where none could be made.
struct MadeFiles {
    std::vector<publishing::PublicFile> files;
    std::vector<publishing::ReadBack> proofs;
    std::vector<publishing::LeftOut> left_out;
};
/// `without_why`: why it may be published without a form that could not be made; empty where nobody said so.
MadeFiles make_public_files(CaseDesk& desk, const publishing::PublicText& text, const std::string& without_why);
/// The same for whoever has no page: the demonstration.
MadeFiles write_public_files(const casework::CaseFile& file, const publishing::PublicText& text, documents::Printer* printer, const documents::Reader& reader, const std::string& without_why);

}  // namespace web
