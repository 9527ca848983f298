/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-record-check.h"

static gboolean
has_time (RapportEntity *record)
{
  return rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->has_time;
}

static gboolean
has_method (RapportEntity *record)
{
  return rapport_entity_is_set (record, RAPPORT_RECORD_METHOD)
         || rapport_entity_is_set (record, RAPPORT_RECORD_METHOD_WORDS);
}

static gboolean
has_participants (RapportEntity *record)
{
  return rapport_entity_is_set (record, RAPPORT_RECORD_PARTICIPANTS)
         || rapport_entity_is_set (record, RAPPORT_RECORD_CONTACT);
}

static gboolean
has_summary (RapportEntity *record)
{
  return rapport_entity_is_set (record, RAPPORT_RECORD_SUMMARY);
}

static gboolean
has_outcome (RapportEntity *record)
{
  return rapport_entity_is_set (record, RAPPORT_RECORD_AGREED)
         || rapport_entity_is_set (record, RAPPORT_RECORD_NEXT_ACTION);
}

static const struct
{
  gboolean  (*has) (RapportEntity *record);
  const char *words;
} PARTS[] = {
  { has_time, NC_("lacking", "the time") },
  { has_method, NC_("lacking", "the method") },
  { has_participants, NC_("lacking", "who took part") },
  { has_summary, NC_("lacking", "the summary") },
  { has_outcome, NC_("lacking", "what was agreed or is to be done") },
};

/**
 * rapport_record_dup_lacking:
 *
 * A follow-up record is complete with its time, method, participants, summary, and what was agreed or is to be done.
 *
 * Returns: (transfer full) (nullable): a sentence that says what it lacks; NULL where it lacks nothing
 */
char *
rapport_record_dup_lacking (RapportRecord *self)
{
  g_autoptr(GString) lacking = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_RECORD (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if (!PARTS[i].has (RAPPORT_ENTITY (self)))
      g_string_append_printf (lacking, "%s%s", lacking->len > 0 ? C_("lacking", ", ") : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "lacking", PARTS[i].words));
  /* translators: %s is what a follow-up record lacks, with commas between */
  return lacking->len > 0 ? g_strdup_printf (_("Still lacks %s."), lacking->str) : NULL;
}
