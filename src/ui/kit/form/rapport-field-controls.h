/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field-control.h"

G_BEGIN_DECLS

/** RapportEntryControl: one line of text, or a number */
#define RAPPORT_TYPE_ENTRY_CONTROL (rapport_entry_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportEntryControl, rapport_entry_control, RAPPORT, ENTRY_CONTROL, RapportFieldControl)

/** RapportSuggestionControl: one line of text, with suggestions */
#define RAPPORT_TYPE_SUGGESTION_CONTROL (rapport_suggestion_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportSuggestionControl, rapport_suggestion_control, RAPPORT, SUGGESTION_CONTROL,
                      RapportFieldControl)

/** RapportTextViewControl: text of several lines */
#define RAPPORT_TYPE_TEXT_VIEW_CONTROL (rapport_text_view_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportTextViewControl, rapport_text_view_control, RAPPORT, TEXT_VIEW_CONTROL,
                      RapportFieldControl)

/** RapportChoiceControl: one of some choices */
#define RAPPORT_TYPE_CHOICE_CONTROL (rapport_choice_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportChoiceControl, rapport_choice_control, RAPPORT, CHOICE_CONTROL, RapportFieldControl)

/** RapportWordsControl: one of some choices, or other words, which are kept */
#define RAPPORT_TYPE_WORDS_CONTROL (rapport_words_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportWordsControl, rapport_words_control, RAPPORT, WORDS_CONTROL, RapportFieldControl)

/** RapportFlagControl: yes or no */
#define RAPPORT_TYPE_FLAG_CONTROL (rapport_flag_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportFlagControl, rapport_flag_control, RAPPORT, FLAG_CONTROL, RapportFieldControl)

/** RapportDateControl: a day, with or without a time */
#define RAPPORT_TYPE_DATE_CONTROL (rapport_date_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportDateControl, rapport_date_control, RAPPORT, DATE_CONTROL, RapportFieldControl)

/** RapportReferenceControl: another thing */
#define RAPPORT_TYPE_REFERENCE_CONTROL (rapport_reference_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportReferenceControl, rapport_reference_control, RAPPORT, REFERENCE_CONTROL,
                      RapportFieldControl)

/** RapportScoreControl: a score, from 1 to 5 by a click */
#define RAPPORT_TYPE_SCORE_CONTROL (rapport_score_control_get_type ())
G_DECLARE_FINAL_TYPE (RapportScoreControl, rapport_score_control, RAPPORT, SCORE_CONTROL, RapportFieldControl)

GType rapport_field_controls_find (const RapportEntityInfo *info,
                                   guint                    index);

G_END_DECLS
