/// A document made from the record, drawn as a page and as plain text: the same parts that `documents::word` writes for Word.
#pragma once

#include <string>

#include "casework/answers.h"
#include "casework/form.h"
#include "documents/word/written.h"
#include "web/html/messages.h"
#include "web/server/message.h"

namespace web {

/// The parts below its title; its first level of headings is h2 or the level given.
html::Html written_html(const documents::word::WrittenDocument& document, int first_level = 2);
/// Headings on lines of their own, one empty line between parts; lines end with CR LF, as boxes and Windows editors want them.
std::string written_text(const documents::word::WrittenDocument& document);
/// A .docx to save under that name (ASCII letters, digits, `.-_`).
Response word_file(const documents::word::WrittenDocument& document, const std::string& file_name);

/// A form with its answers, section by section; questions without an answer are left out.
documents::word::WrittenDocument answers_document(const html::Catalogue& t, const casework::Form& form, const casework::Answers& answers);
/// One answer in words, as text; empty for none.
std::string answer_text(const html::Catalogue& t, const casework::Field& field, const casework::Answers& answers, const casework::Place& place);
/// "cy-GB" of Welsh, else "en-GB".
std::string document_language(const html::Catalogue& t);

}  // namespace web
