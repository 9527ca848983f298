/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportMilestone: a date of a delivery that the customer is told of and accepts */
#define RAPPORT_TYPE_MILESTONE (rapport_milestone_get_type ())
G_DECLARE_FINAL_TYPE (RapportMilestone, rapport_milestone, RAPPORT, MILESTONE, RapportEntity)

/** RapportMilestoneField: indices of the fields */
typedef enum
{
  RAPPORT_MILESTONE_CUSTOMER,
  RAPPORT_MILESTONE_CONTRACT,
  RAPPORT_MILESTONE_NAME,
  RAPPORT_MILESTONE_KEY,
  RAPPORT_MILESTONE_PLANNED,
  RAPPORT_MILESTONE_DONE,
  RAPPORT_MILESTONE_TOLD,
  RAPPORT_MILESTONE_TOLD_HOW,
  RAPPORT_MILESTONE_OWNER,
  RAPPORT_MILESTONE_ACCEPTED_ON,
  RAPPORT_MILESTONE_ACCEPTED_BY,
  RAPPORT_MILESTONE_ACCEPTED_HOW,
  RAPPORT_MILESTONE_SUGGESTIONS,
  RAPPORT_MILESTONE_NOTES,
  RAPPORT_MILESTONE_N_FIELDS,
} RapportMilestoneField;

extern const RapportEntityInfo rapport_milestone_info;

/** RapportProgressNote: how a delivery goes on, as told to the customer */
#define RAPPORT_TYPE_PROGRESS_NOTE (rapport_progress_note_get_type ())
G_DECLARE_FINAL_TYPE (RapportProgressNote, rapport_progress_note, RAPPORT, PROGRESS_NOTE, RapportEntity)

/** RapportProgressNoteField: indices of the fields */
typedef enum
{
  RAPPORT_PROGRESS_NOTE_CUSTOMER,
  RAPPORT_PROGRESS_NOTE_MILESTONE,
  RAPPORT_PROGRESS_NOTE_AT,
  RAPPORT_PROGRESS_NOTE_DONE,
  RAPPORT_PROGRESS_NOTE_NEXT,
  RAPPORT_PROGRESS_NOTE_RISKS,
  RAPPORT_PROGRESS_NOTE_MEASURES,
  RAPPORT_PROGRESS_NOTE_TOLD,
  RAPPORT_PROGRESS_NOTE_MEMBER,
  RAPPORT_PROGRESS_NOTE_N_FIELDS,
} RapportProgressNoteField;

extern const RapportEntityInfo rapport_progress_note_info;

RapportMilestone    *rapport_milestone_new     (void);
RapportProgressNote *rapport_progress_note_new (void);

G_END_DECLS
