/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-policy-draft.h"
#include "rapport-sla-json.h"

/* What people write for the units of a duration; the longer word stands before what it begins with. */
static const struct
{
  const char *word;
  const char *unit;
} UNITS[] = {
  { "个工作日", "wd" }, { "工作日", "wd" }, { "working days", "wd" }, { "working day", "wd" }, { "wd", "wd" },
  { "分钟", "m" }, { "分", "m" }, { "minutes", "m" }, { "minute", "m" }, { "min", "m" }, { "m", "m" },
  { "个小时", "h" }, { "小时", "h" }, { "hours", "h" }, { "hour", "h" }, { "h", "h" },
};

static const char *const AGREED[] = { "agreed", "as agreed", "约定", "按约定", NULL };

static void
copy_when (char **const *from,
           char         ***to)
{
  for (guint i = 0; i < RAPPORT_SLA_N_KEYS; i++)
    to[i] = g_strdupv (from[i]);
}

/** rapport_policy_row_new: Returns: (transfer full): a row that says what @entry does; without it a usual new one */
RapportPolicyRow *
rapport_policy_row_new (const RapportPolicyEntry *entry)
{
  RapportPolicyRow *row = g_new0 (RapportPolicyRow, 1);

  row->target = entry != NULL ? entry->target : RAPPORT_SLA_SOLUTION;
  row->duration = entry != NULL ? rapport_policy_entry_get_duration (entry) : g_strdup ("");
  row->working = entry == NULL || entry->working;
  row->pause = entry == NULL || entry->pause;
  row->from_cannot_solve = entry != NULL && entry->from_cannot_solve;
  row->met_by = entry != NULL ? entry->met_by : rapport_sla_target_get_met_by (row->target);
  if (entry != NULL)
    copy_when (entry->when, row->when);
  return row;
}

/** rapport_policy_row_free: Frees @row */
void
rapport_policy_row_free (RapportPolicyRow *row)
{
  g_return_if_fail (row != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (row->when); i++)
    g_strfreev (row->when[i]);
  g_free (row->duration);
  g_free (row);
}

/** rapport_policy_draft_new: Returns: (transfer full): what @policy says, to be changed; without it an empty one */
RapportPolicyDraft *
rapport_policy_draft_new (RapportPolicy *policy)
{
  RapportPolicyDraft *self = g_new0 (RapportPolicyDraft, 1);
  GPtrArray *entries = policy != NULL ? rapport_policy_get_entries (policy) : NULL;

  self->name = g_strdup (policy != NULL ? rapport_policy_get_name (policy) : "");
  self->from_change = policy != NULL && rapport_policy_recounts_from_change (policy);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_policy_row_free);
  for (guint key = 0; policy != NULL && key < RAPPORT_SLA_N_KEYS; key++)
    self->when[key] = g_strdupv (rapport_policy_get_when (policy, key));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    g_ptr_array_add (self->rows, rapport_policy_row_new (g_ptr_array_index (entries, i)));
  return self;
}

/** rapport_policy_draft_free: Frees @self */
void
rapport_policy_draft_free (RapportPolicyDraft *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->when); i++)
    g_strfreev (self->when[i]);
  g_ptr_array_unref (self->rows);
  g_free (self->name);
  g_free (self);
}

/**
 * rapport_policy_duration_dup_read:
 * @typed: a duration as people write it: "2 小时"
 *
 * Returns: (transfer full): as policies are written: "2h"; what makes no sense as it is typed
 */
char *
rapport_policy_duration_dup_read (const char *typed)
{
  g_autofree char *normal = NULL;
  g_autofree char *small = NULL;
  const char *unit;
  gsize digits;

  g_return_val_if_fail (typed != NULL, NULL);

  normal = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  small = normal != NULL ? g_utf8_strdown (g_strstrip (normal), -1) : g_strdup (typed);
  digits = strspn (small, "0123456789");
  unit = small + digits;
  if (g_strv_contains (AGREED, small))
    return g_strdup ("agreed");
  while (*unit == ' ')
    unit++;
  for (guint i = 0; digits > 0 && i < G_N_ELEMENTS (UNITS); i++)
    if (g_str_equal (unit, UNITS[i].word))
      return g_strdup_printf ("%.*s%s", (int) digits, small, UNITS[i].unit);
  return g_strdup (small);
}

static void
write_text (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
write_when (JsonBuilder   *builder,
            char   **const *when)
{
  json_builder_set_member_name (builder, "when");
  json_builder_begin_object (builder);
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      if (when[key] == NULL)
        continue;
      json_builder_set_member_name (builder, rapport_sla_key_get_id (key));
      json_builder_begin_array (builder);
      for (char **value = when[key]; *value != NULL; value++)
        json_builder_add_string_value (builder, *value);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/* Working days are working time, whatever was chosen before. */
static void
write_row (JsonBuilder            *builder,
           const RapportPolicyRow *row)
{
  g_autofree char *duration = rapport_policy_duration_dup_read (row->duration);
  const gboolean works = row->working || g_str_has_suffix (duration, "wd");

  json_builder_begin_object (builder);
  write_text (builder, "target", rapport_sla_target_get_id (row->target));
  if (row->from_cannot_solve)
    write_text (builder, "from", "cannot-solve");
  write_when (builder, row->when);
  write_text (builder, "duration", duration);
  write_text (builder, "time", works ? "working" : "elapsed");
  json_builder_set_member_name (builder, "pause");
  json_builder_add_boolean_value (builder, row->pause);
  json_builder_set_member_name (builder, "met_by");
  json_builder_begin_array (builder);
  for (guint kind = 0; kind < RAPPORT_SLA_N_KINDS; kind++)
    if ((row->met_by & RAPPORT_SLA_MASK (kind)) != 0)
      json_builder_add_string_value (builder, rapport_sla_kind_get_id (kind));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
write_policy (const char             *name,
              gboolean                from_change,
              char           **const *when,
              RapportPolicyRow      **rows,
              guint                   n_rows)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  write_text (builder, "name", name);
  write_text (builder, "recount", from_change ? "from-change" : "from-received");
  write_when (builder, when);
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_rows; i++)
    write_row (builder, rows[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return rapport_json_write (builder);
}

/** rapport_policy_draft_to_json: Returns: (transfer full): it as sla.md shows a policy, whether it makes sense or not */
char *
rapport_policy_draft_to_json (const RapportPolicyDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_policy (self->name, self->from_change, self->when, (RapportPolicyRow **) self->rows->pdata,
                       self->rows->len);
}

/**
 * rapport_policy_row_check:
 * @field: (out) (transfer full): which member of the JSON the sentence is about, such as "duration"
 *
 * Returns: (transfer full) (nullable): what is wrong with the row, NULL when it makes sense
 */
char *
rapport_policy_row_check (const RapportPolicyRow *row,
                          char                  **field)
{
  char **any[RAPPORT_SLA_N_KEYS] = { NULL };
  RapportPolicyRow *rows[] = { (RapportPolicyRow *) row };
  g_autofree char *json = NULL;
  g_autoptr(RapportPolicy) policy = NULL;
  g_autoptr(GError) error = NULL;
  const char *sentence;

  g_return_val_if_fail (row != NULL && field != NULL, NULL);

  *field = NULL;
  json = write_policy ("", FALSE, any, rows, 1);
  policy = rapport_policy_new_from_json (json, -1, &error);
  if (policy != NULL)
    return NULL;
  sentence = strstr (error->message, ": ");
  if (sentence == NULL || !g_str_has_prefix (error->message, "targets[0]."))
    return g_strdup (error->message);
  *field = g_strndup (error->message + strlen ("targets[0]."), strcspn (error->message + strlen ("targets[0]."), ":[."));
  return g_strdup (sentence + 2);
}
