/// The letter to the National Panel in words: the same document for the page and for Word.
#pragma once

#include <functional>
#include <string>

#include "casework/panel_letter.h"
#include "documents/word/written.h"
#include "web/casework/desk.h"
#include "web/html/messages.h"

namespace web {

/// What a clock is called, by its rule.
using RuleName = std::function<std::string(const std::string& rule)>;

documents::word::WrittenDocument letter_document(const html::Catalogue& t, const casework::PanelLetter& letter, const RuleName& rule_name);

/// Who signed and who dissents alone: goes with a decision wherever it goes, so that it is never read as agreed by all.
documents::word::WrittenDocument partners_document(const html::Catalogue& t, const casework::PanelLetter& letter);
/// The letter of a case, in that language.
documents::word::WrittenDocument letter_of(CaseDesk& desk, const html::Catalogue& t);

}  // namespace web
