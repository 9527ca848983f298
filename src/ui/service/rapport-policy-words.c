/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-checks-button.h"
#include "rapport-customer.h"
#include "rapport-deadlines.h"
#include "rapport-policy-words.h"
#include "rapport-ticket.h"

/* So many deadlines that move are named. */
#define MOST_NAMED 10

static const struct
{
  guint                field;
  const RapportChoice *choices;
} KEYS[] = {
  [RAPPORT_SLA_KEY_PRIORITY] = { RAPPORT_TICKET_PRIORITY, rapport_priorities },
  [RAPPORT_SLA_KEY_CHANNEL] = { RAPPORT_TICKET_CHANNEL, rapport_ticket_channels },
  [RAPPORT_SLA_KEY_COMPLEXITY] = { RAPPORT_TICKET_COMPLEXITY, rapport_complexities },
  [RAPPORT_SLA_KEY_GRADE] = { 0, rapport_grades },
  [RAPPORT_SLA_KEY_NATURE] = { RAPPORT_TICKET_NATURE, rapport_ticket_natures },
  [RAPPORT_SLA_KEY_CATEGORY] = { RAPPORT_TICKET_CATEGORY, rapport_ticket_categories },
};

/** rapport_policy_words_key: Returns: what @key is called */
const char *
rapport_policy_words_key (RapportSlaKey key)
{
  g_return_val_if_fail (key < G_N_ELEMENTS (KEYS), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "field",
                       key == RAPPORT_SLA_KEY_GRADE ? rapport_customer_info.fields[RAPPORT_CUSTOMER_GRADE].label
                                                    : rapport_ticket_info.fields[KEYS[key].field].label);
}

/** rapport_policy_words_choices: Returns: (transfer none): what @key can be */
const RapportChoice *
rapport_policy_words_choices (RapportSlaKey key)
{
  g_return_val_if_fail (key < G_N_ELEMENTS (KEYS), NULL);

  return KEYS[key].choices;
}

/** rapport_policy_words_when: Returns: (transfer full) (nullable): which tickets @policy chooses for itself */
char *
rapport_policy_words_when (RapportPolicy *policy)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (policy != NULL, NULL);

  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      char **values = rapport_policy_get_when (policy, key);

      for (guint i = 0; values != NULL && values[i] != NULL; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? ", " : text->len > 0 ? " · " : "",
                                rapport_choice_label (KEYS[key].choices, values[i]));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_moved (GString               *text,
              RapportFormat         *format,
              const RapportDeadline *deadline)
{
  g_autofree char *was = deadline->was_due != 0 ? rapport_format_instant (format, deadline->was_due) : NULL;
  g_autofree char *is = deadline->due != 0 ? rapport_format_instant (format, deadline->due) : NULL;
  const int target = rapport_sla_target_find (deadline->target);

  g_string_append_c (text, '\n');
  /* translators: the number of a ticket, what is to be done, when it was due and when it is due now */
  g_string_append_printf (text, _("%s · %s: %s → %s"), deadline->number != NULL ? deadline->number : "",
                          target >= 0 ? rapport_sla_target_get_label (target) : deadline->target,
                          was != NULL ? was : "–", is != NULL ? is : "–");
}

/** rapport_policy_words_preview: Returns: (transfer full): what would follow from a new version */
char *
rapport_policy_words_preview (RapportContext              *context,
                              const RapportVersionPreview *preview)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && preview != NULL, NULL);

  g_string_append_printf (text, ngettext ("%'u deadline of open tickets moves", "%'u deadlines of open tickets move",
                                          preview->n_moved), preview->n_moved);
  /* translators: follows “3 deadlines of open tickets move” */
  g_string_append_printf (text, ngettext (", %'u becomes late at once.", ", %'u become late at once.", preview->n_late),
                          preview->n_late);
  g_string_append (text, "\n");
  g_string_append (text, _("What was met or missed until now stays as it was judged."));
  for (guint i = 0; i < MIN (preview->moved->len, MOST_NAMED); i++)
    append_moved (text, rapport_context_get_format (context), g_ptr_array_index (preview->moved, i));
  if (preview->n_moved > MOST_NAMED)
    g_string_append (text, "\n…");
  return g_string_free (text, FALSE);
}

/** rapport_policy_words_new_when: Returns: (transfer floating): a button for a `when`, a group for each #RapportSlaKey */
GtkWidget *
rapport_policy_words_new_when (const char *name,
                               const char *none)
{
  RapportChecksGroup groups[RAPPORT_SLA_N_KEYS];

  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    groups[key] = (RapportChecksGroup) { rapport_policy_words_key (key), rapport_policy_words_choices (key) };
  return rapport_checks_button_new (name, none, groups, G_N_ELEMENTS (groups));
}
