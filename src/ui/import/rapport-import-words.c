/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-import-words.h"

static const char *
get_table_words (const RapportImportColumns *columns)
{
  if (columns->kind != NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, "thing", columns->kind->plural);
  switch (columns->table)
    {
    case RAPPORT_IMPORT_FOLLOW_UPS:
      return _("follow-up records");
    case RAPPORT_IMPORT_REGISTRATION:
      return _("customer registration");
    case RAPPORT_IMPORT_MIXED:
    default:
      return _("customers with follow-ups");
    }
}

static const char *
get_delimiter_words (char delimiter)
{
  switch (delimiter)
    {
    case '\t':
      return _("tabs");
    case ';':
      return _("semicolons");
    case ',':
      return _("commas");
    default:
      return _("another sign");
    }
}

static guint
count_columns (const RapportImportColumns *columns,
               RapportImportPart           part)
{
  guint n = 0;

  for (guint i = 0; i < columns->columns->len; i++)
    n += g_array_index (columns->columns, RapportImportColumn, i).part == part;
  return n;
}

/* what is not taken as it stands, each behind a space */
static char *
dup_rest (RapportImport *import)
{
  const RapportImportColumns *columns = rapport_import_get_columns (import);
  const guint n_missing = rapport_import_get_n_missing (import);
  const guint n_extras = count_columns (columns, RAPPORT_IMPORT_EXTRA);
  const guint n_left_out = count_columns (columns, RAPPORT_IMPORT_LEFT_OUT) + (columns->kind != NULL ? n_extras : 0);
  GString *rest = g_string_new (NULL);

  if (n_extras > 0 && columns->kind == NULL)
    {
      g_string_append_c (rest, ' ');
      g_string_append_printf (rest, ngettext ("%'u column is kept as name and value.",
                                              "%'u columns are kept as name and value.", n_extras), n_extras);
    }
  if (n_left_out > 0)
    {
      g_string_append_c (rest, ' ');
      g_string_append_printf (rest, ngettext ("%'u column is left out.", "%'u columns are left out.", n_left_out),
                              n_left_out);
    }
  if (n_missing > 0)
    {
      g_string_append_c (rest, ' ');
      g_string_append_printf (rest, ngettext ("%'u row of the list is not in the file: it is not deleted here.",
                                              "%'u rows of the list are not in the file: they are not deleted here.",
                                              n_missing), n_missing);
    }
  return g_string_free (rest, FALSE);
}

/** rapport_import_words_dup_understood: Returns: (transfer full): how the checked file was read */
char *
rapport_import_words_dup_understood (RapportImport *import)
{
  const RapportImportColumns *columns = rapport_import_get_columns (import);
  g_autofree char *rest = dup_rest (import);
  g_autofree char *read = NULL;

  if (rapport_import_is_calendar (import))
    /* translators: what each row is (such as “Plans”), and which part of a calendar is meant (such as “Past”) */
    read = g_strdup_printf (_("Read as %s: the events “%s” of a calendar, a row each."), get_table_words (columns),
                            rapport_import_get_sheet (import));
  else if (rapport_import_get_sheet (import) != NULL)
    /* translators: what a table is (such as “follow-up records”), the name of a workbook’s sheet, and the number of
       the row with the names of its columns */
    read = g_strdup_printf (_("Read as %s: sheet “%s”, with its column names in row %u."), get_table_words (columns),
                            rapport_import_get_sheet (import), columns->header + 1);
  else if (rapport_import_get_encoding (import) == NULL)
    /* translators: what a table is (such as “customer registration”) */
    read = g_strdup_printf (_("Read as %s: vCards, a row each."), get_table_words (columns));
  else
    /* translators: what a table is (such as “follow-up records”), an encoding, the sign between its
       columns (such as “commas”), and the number of the row with the names of its columns */
    read = g_strdup_printf (_("Read as %s: %s text, divided by %s, with its column names in row %u."),
                            get_table_words (columns), rapport_import_get_encoding (import),
                            get_delimiter_words (rapport_import_get_delimiter (import)), columns->header + 1);
  return g_strconcat (read, rest, NULL);
}

/** rapport_import_words_dup_counts: Returns: (transfer full): what becomes of how many rows */
char *
rapport_import_words_dup_counts (RapportImport *import)
{
  GString *counts = g_string_new (NULL);

  /* translators: how many rows are new, changed, the same, and rejected */
  g_string_append_printf (counts, _("%'u new, %'u changed, %'u same, %'u rejected"),
                          rapport_import_count (import, RAPPORT_IMPORT_NEW),
                          rapport_import_count (import, RAPPORT_IMPORT_CHANGED),
                          rapport_import_count (import, RAPPORT_IMPORT_SAME),
                          rapport_import_count (import, RAPPORT_IMPORT_REJECTED));
  if (rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED) > 0)
    /* translators: how many rows; it follows “0 rejected” */
    g_string_append_printf (counts, _(", %'u to be decided"), rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED));
  if (rapport_import_count (import, RAPPORT_IMPORT_PASSED_OVER) > 0)
    /* translators: how many rows that are totals or remarks; it follows “0 rejected” */
    g_string_append_printf (counts, _(", %'u left out"), rapport_import_count (import, RAPPORT_IMPORT_PASSED_OVER));
  /* translators: how many of those rows are marked to be looked at; it follows their counts */
  g_string_append_printf (counts, _("; %'u marked"), rapport_import_get_n_flagged (import));
  return g_string_free (counts, FALSE);
}

static char *
dup_undecided_advice (guint n_undecided)
{
  return g_strdup_printf (
    ngettext ("%'u row has a customer that resembles one that is here already. Say what it is, "
              "or import the good rows without it.",
              "%'u rows have customers that resemble ones that are here already. Say what they are, "
              "or import the good rows without them.", n_undecided), n_undecided);
}

static char *
dup_rejected_advice (guint n_rejected,
                     guint n_refused)
{
  if (n_refused >= n_rejected)
    return g_strdup_printf (
      ngettext ("Rules warn of %'u row. Give a reason, or import the good rows without it.",
                "Rules warn of %'u rows. Give a reason, or import the good rows without them.",
                n_rejected),
      n_rejected);
  return g_strdup_printf (
    ngettext ("%'u row can’t be imported, so nothing will be. Correct the file, or import the good rows.",
              "%'u rows can’t be imported, so nothing will be. Correct the file, or import the good rows.",
              n_rejected),
    n_rejected);
}

static char *
dup_past_advice (guint n_past)
{
  return g_strdup_printf (
    ngettext ("%'u follow-up was planned for a day that is over: it is listed as overdue, without a notification.",
              "%'u follow-ups were planned for days that are over: they are listed as overdue, without notifications.",
              n_past),
    n_past);
}

/* A calendar is imported part by part: what is over was done, and what is not is planned. */
static char *
dup_elsewhere_advice (RapportImport *import)
{
  const char * const *parts = rapport_import_get_sheets (import);
  const guint n = rapport_import_get_n_elsewhere (import);
  const char *other = NULL;

  for (guint i = 0; n > 0 && parts != NULL && parts[i] != NULL; i++)
    if (g_strcmp0 (parts[i], rapport_import_get_sheet (import)) != 0)
      other = parts[i];
  if (other == NULL)
    return NULL;
  /* translators: how many events of a calendar, and where they stand (such as “Past”); “Events” is what the choice is
     called */
  return g_strdup_printf (
    ngettext ("%'u more event of this calendar is not among these: it stands under “%s” of “Events”.",
              "%'u more events of this calendar are not among these: they stand under “%s” of “Events”.", n), n, other);
}

/* What is rejected may be right once it is known which day is meant. */
static char *
dup_date_advice (RapportImport *import)
{
  const char *date = rapport_import_get_doubtful (import);

  if (date == NULL || rapport_import_get_date_order (import) != RAPPORT_DATE_ORDER_NONE)
    return NULL;
  /* translators: %s is a date of a table such as 3/5/2026; “Dates” is what the choice is called */
  return g_strdup_printf (_("“%s” may be two days: choose under “Dates” whether the day or the month stands first."),
                          date);
}

static gboolean
has_omitted (RapportImport *import)
{
  for (guint i = 0; i < rapport_import_get_n_rows (import); i++)
    if (rapport_import_get_row (import, i)->omitted)
      return TRUE;
  return FALSE;
}

static void
take_advice (GStrvBuilder *advice,
             char         *sentence)
{
  if (sentence != NULL)
    g_strv_builder_add (advice, sentence);
  g_free (sentence);
}

/** rapport_import_words_dup_advice: Returns: (transfer full) (nullable): what is to be known before it is imported */
char *
rapport_import_words_dup_advice (RapportImport *import)
{
  const guint n_rejected = rapport_import_count (import, RAPPORT_IMPORT_REJECTED);
  const guint n_undecided = rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED);
  const guint n_written = rapport_import_count (import, RAPPORT_IMPORT_NEW) +
                          rapport_import_count (import, RAPPORT_IMPORT_CHANGED);
  const guint n_past = rapport_import_get_n_past_plans (import);
  g_autoptr(GStrvBuilder) advice = g_strv_builder_new ();
  g_auto(GStrv) sentences = NULL;

  take_advice (advice, dup_date_advice (import));
  take_advice (advice, dup_elsewhere_advice (import));
  if (n_rejected > 0)
    take_advice (advice, dup_rejected_advice (n_rejected, rapport_import_get_n_refused (import)));
  if (n_undecided > 0)
    take_advice (advice, dup_undecided_advice (n_undecided));
  if (n_rejected + n_undecided == 0 && n_written == 0 && has_omitted (import))
    take_advice (advice, g_strdup (_("Without the rows that you left out there is nothing to import.")));
  else if (n_rejected + n_undecided == 0 && n_written == 0)
    take_advice (advice, g_strdup (_("All of this is here already: there is nothing to import.")));
  else if (n_rejected + n_undecided == 0 && n_past > 0)
    take_advice (advice, dup_past_advice (n_past));
  sentences = g_strv_builder_end (advice);
  return sentences[0] != NULL ? g_strjoinv ("\n", sentences) : NULL;
}

/** rapport_import_words_dup_told: Returns: (transfer full): @done, and how many rows it took */
char *
rapport_import_words_dup_told (RapportImport *import,
                               const char    *done)
{
  const guint n_new = rapport_import_count (import, RAPPORT_IMPORT_NEW);
  const guint n_changed = rapport_import_count (import, RAPPORT_IMPORT_CHANGED);
  const guint n_rejected = rapport_import_count (import, RAPPORT_IMPORT_REJECTED) +
                           rapport_import_count (import, RAPPORT_IMPORT_UNDECIDED) +
                           rapport_import_count (import, RAPPORT_IMPORT_PASSED_OVER);

  if (n_rejected > 0)
    /* translators: what was done (such as “Imported “customers.csv””), and numbers of rows */
    return g_strdup_printf (_("%s: %'u new, %'u changed, %'u left out"), done, n_new, n_changed, n_rejected);
  /* translators: what was done (such as “Imported “customers.csv””), and numbers of rows */
  return g_strdup_printf (_("%s: %'u new, %'u changed"), done, n_new, n_changed);
}
