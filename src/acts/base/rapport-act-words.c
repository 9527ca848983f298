/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-act-words.h"
#include "rapport-line.h"
#include "rapport-action-log.h"
#include "rapport-subject.h"
#include "rapport-things.h"

/* The words of a kind of act with and without whom it was about. */
static const struct
{
  const char *kind;
  const char *with_subject;
  const char *alone;
  const char *done_with_subject;
  const char *done_alone;
} descriptions[] = {
  /* translators: acts that undo names, and what is said once they are done, here and below; %s is a
     customer, or what it is about */
  { "add-customer", NC_("act", "Add customer “%s”"), NC_("act", "Add customer"),
    NC_("done", "Customer “%s” added"), NC_("done", "Customer added") },
  { "edit-customer", NC_("act", "Edit customer “%s”"), NC_("act", "Edit customers"),
    NC_("done", "Customer “%s” changed"), NC_("done", "Customers changed") },
  { "delete-customer", NC_("act", "Delete customer “%s”"), NC_("act", "Delete customers"),
    NC_("done", "Customer “%s” deleted"), NC_("done", "Customers deleted") },
  { "hand-over", NC_("act", "Hand over customer “%s”"), NC_("act", "Hand over customers and what is open"),
    NC_("done", "Customer “%s” handed over"), NC_("done", "Customers and what is open handed over") },
  { "archive", NC_("act", "Archive customer “%s”"), NC_("act", "Archive customers"),
    NC_("done", "Customer “%s” archived"), NC_("done", "Customers archived") },
  { "close-open", NC_("act", "Close what is open with “%s”"), NC_("act", "Close what is open"),
    NC_("done", "What is open with “%s” closed"), NC_("done", "What is open closed") },
  { "set-tags", NC_("act", "Change tags of “%s”"), NC_("act", "Change tags"),
    NC_("done", "Tags of “%s” changed"), NC_("done", "Tags changed") },
  { "greet", NC_("act", "Greet “%s”"), NC_("act", "Greet customers"),
    NC_("done", "“%s” greeted"), NC_("done", "Customers greeted") },
  { "plan-greetings", NC_("act", "Plan a greeting for “%s”"), NC_("act", "Plan greetings"),
    NC_("done", "Greeting for “%s” planned"), NC_("done", "Greetings planned") },
  { "skip-greetings", NC_("act", "Leave out the greeting for “%s”"), NC_("act", "Leave out greetings"),
    NC_("done", "Greeting for “%s” left out"), NC_("done", "Greetings left out") },
  { "list-tags", NC_("act", "List the tags in use"), NC_("act", "List the tags in use"),
    NC_("done", "Tags in use listed"), NC_("done", "Tags in use listed") },
  { "invite", NC_("act", "Invite “%s”"), NC_("act", "Invite customers"),
    NC_("done", "“%s” invited"), NC_("done", "Customers invited") },
  { "add-festivals", NC_("act", "Add festivals"), NC_("act", "Add festivals"),
    NC_("done", "Festivals added"), NC_("done", "Festivals added") },
  { "add-contact", NC_("act", "Add contact “%s”"), NC_("act", "Add contact"),
    NC_("done", "Contact “%s” added"), NC_("done", "Contact added") },
  { "edit-contact", NC_("act", "Edit contact “%s”"), NC_("act", "Edit contact"),
    NC_("done", "Contact “%s” changed"), NC_("done", "Contact changed") },
  { "delete-contact", NC_("act", "Delete contact “%s”"), NC_("act", "Delete contact"),
    NC_("done", "Contact “%s” deleted"), NC_("done", "Contact deleted") },
  { "add-plan", NC_("act", "Plan a follow-up with “%s”"), NC_("act", "Plan a follow-up"),
    NC_("done", "Follow-up with “%s” planned"), NC_("done", "Follow-up planned") },
  { "accept-touches", NC_("act", "Plan the follow-up with “%s”"), NC_("act", "Plan what was proposed"),
    NC_("done", "Follow-up with “%s” planned"), NC_("done", "What was proposed is planned") },
  { "move-plan", NC_("act", "Move the follow-up with “%s”"), NC_("act", "Move a follow-up"),
    NC_("done", "Follow-up with “%s” moved"), NC_("done", "Follow-up moved") },
  { "edit-plan", NC_("act", "Change the plan for “%s”"), NC_("act", "Change a plan"),
    NC_("done", "Plan for “%s” changed"), NC_("done", "Plan changed") },
  { "finish-plan", NC_("act", "Finish the plan for “%s”"), NC_("act", "Finish a plan"),
    NC_("done", "Plan for “%s” finished"), NC_("done", "Plan finished") },
  { "delete-plan", NC_("act", "Delete the plan for “%s”"), NC_("act", "Delete plans"),
    NC_("done", "Plan for “%s” deleted"), NC_("done", "Plans deleted") },
  { "log-follow-up", NC_("act", "Log follow-up with “%s”"), NC_("act", "Log follow-up"),
    NC_("done", "Follow-up with “%s” logged"), NC_("done", "Follow-up logged") },
  { "edit-record", NC_("act", "Edit follow-up with “%s”"), NC_("act", "Edit follow-up"),
    NC_("done", "Follow-up with “%s” changed"), NC_("done", "Follow-up changed") },
  { "delete-record", NC_("act", "Delete follow-up with “%s”"), NC_("act", "Delete follow-ups"),
    NC_("done", "Follow-up with “%s” deleted"), NC_("done", "Follow-ups deleted") },
  { "open-ticket", NC_("act", "Open ticket %s"), NC_("act", "Open ticket"),
    NC_("done", "Ticket %s opened"), NC_("done", "Ticket opened") },
  { "edit-ticket", NC_("act", "Edit ticket %s"), NC_("act", "Edit ticket"),
    NC_("done", "Ticket %s changed"), NC_("done", "Ticket changed") },
  { "ticket-event", NC_("act", "Note on ticket %s"), NC_("act", "Note on a ticket"),
    NC_("done", "Ticket %s updated"), NC_("done", "Ticket updated") },
  { "link-tickets", NC_("act", "Link ticket %s with another"), NC_("act", "Link tickets"),
    NC_("done", "Ticket %s linked with another"), NC_("done", "Tickets linked") },
  { "merge-tickets", NC_("act", "Merge ticket %s into another"), NC_("act", "Merge tickets"),
    NC_("done", "Ticket %s merged into another"), NC_("done", "Tickets merged") },
  { "split-ticket", NC_("act", "Split ticket %s"), NC_("act", "Split a ticket"),
    NC_("done", "Ticket %s split in two"), NC_("done", "Ticket split in two") },
  { "plan-service", NC_("act", "Plan what is done for ticket %s"), NC_("act", "Plan a service"),
    NC_("done", "Service plan of ticket %s filled in"), NC_("done", "Service plan filled in") },
  { "delete-ticket", NC_("act", "Delete ticket %s"), NC_("act", "Delete tickets"),
    NC_("done", "Ticket %s deleted"), NC_("done", "Tickets deleted") },
  { "attach", NC_("act", "Attach “%s”"), NC_("act", "Attach files"),
    NC_("done", "“%s” attached"), NC_("done", "Files attached") },
  { "add-action_item", NC_("act", "Add action item “%s”"), NC_("act", "Add action item"),
    NC_("done", "Action item “%s” added"), NC_("done", "Action item added") },
  { "edit-action_item", NC_("act", "Edit action item “%s”"), NC_("act", "Edit action item"),
    NC_("done", "Action item “%s” changed"), NC_("done", "Action item changed") },
  { "finish-action-item", NC_("act", "Finish action item “%s”"), NC_("act", "Finish action item"),
    NC_("done", "Action item “%s” done"), NC_("done", "Action item done") },
  { "delete-action_item", NC_("act", "Delete action item “%s”"), NC_("act", "Delete action items"),
    NC_("done", "Action item “%s” deleted"), NC_("done", "Action items deleted") },
  { "add-member", NC_("act", "Add team member “%s”"), NC_("act", "Add team member"),
    NC_("done", "Team member “%s” added"), NC_("done", "Team member added") },
  { "edit-member", NC_("act", "Edit team member “%s”"), NC_("act", "Edit team member"),
    NC_("done", "Team member “%s” changed"), NC_("done", "Team member changed") },
  { "delete-member", NC_("act", "Delete team member “%s”"), NC_("act", "Delete team member"),
    NC_("done", "Team member “%s” deleted"), NC_("done", "Team member deleted") },
  { "set-setting", NC_("act", "Change the setting “%s”"), NC_("act", "Change a setting"),
    NC_("done", "Setting “%s” changed"), NC_("done", "Setting changed") },
  { "draw-sample", NC_("act", "Draw the sample “%s”"), NC_("act", "Draw a sample"),
    NC_("done", "Sample “%s” drawn"), NC_("done", "This month’s sample is drawn") },
  { "review", NC_("act", "Decide the review of “%s”"), NC_("act", "Decide reviews"),
    NC_("done", "Review of “%s” decided"), NC_("done", "Reviews decided") },
  { "keep-value", NC_("act", "Keep a value of “%s”"), NC_("act", "Keep a value"),
    NC_("done", "Value of “%s” kept"), NC_("done", "Value kept") },
  { "take-value", NC_("act", "Take the other value for “%s”"), NC_("act", "Take the other value"),
    NC_("done", "Other value taken for “%s”"), NC_("done", "Other value taken") },
  { "take-both", NC_("act", "Keep both texts of “%s”"), NC_("act", "Keep both texts"),
    NC_("done", "Both texts of “%s” kept"), NC_("done", "Both texts kept") },
  { "merge-texts", NC_("act", "Merge texts of “%s”"), NC_("act", "Merge texts written on two laptops"),
    NC_("done", "Texts of “%s” merged"), NC_("done", "Texts written on two laptops merged") },
  { "restore-customer", NC_("act", "Bring back “%s” from a backup"), NC_("act", "Bring back a customer from a backup"),
    NC_("done", "“%s” brought back from a backup"), NC_("done", "Customer brought back from a backup") },
  { "erase", NC_("act", "Erase “%s” for good"), NC_("act", "Erase somebody for good"),
    NC_("done", "“%s” erased for good"), NC_("done", "Erased for good") },
  { "erase-everywhere", NC_("act", "Erase “%s” for good"), NC_("act", "Erase somebody for good"),
    NC_("done", "“%s” erased for good"), NC_("done", "Erased for good") },
  { "renumber", NC_("act", "Give “%s” another number"), NC_("act", "Give other numbers"),
    NC_("done", "“%s” has another number"), NC_("done", "Numbers given anew") },
  { "set-calendar", NC_("act", "Change the calendar “%s”"), NC_("act", "Change the calendar"),
    NC_("done", "Calendar “%s” changed"), NC_("done", "Calendar changed") },
  { "set-policy", NC_("act", "Change the policy “%s”"), NC_("act", "Change the policy"),
    NC_("done", "Policy “%s” changed"), NC_("done", "Policy changed") },
  { "merge-customer", NC_("act", "Merge customer “%s” with another"), NC_("act", "Merge customers"),
    NC_("done", "Customer “%s” merged with another"), NC_("done", "Customers merged") },
  { "import", NC_("act", "Import “%s”"), NC_("act", "Import"),
    NC_("done", "“%s” imported"), NC_("done", "Imported") },
  { RAPPORT_ACT_UNDO, NC_("act", "Undo: %s"), NC_("act", "Undo"), NC_("done", "Undone: %s"), NC_("done", "Undone") },
  { RAPPORT_ACT_REDO, NC_("act", "Redo: %s"), NC_("act", "Redo"), NC_("done", "Done again: %s"),
    NC_("done", "Done again") },
};

/* What is said of the kinds that need no words of their own. */
static const struct
{
  const char *kind;
  const char *with_subject;
  const char *alone;
  const char *done_with_subject;
  const char *done_alone;
} generic_descriptions[] = {
  /* translators: the first %s is a kind of thing such as “Contract”, the second names it */
  { "reorder", NC_("act", "Put “%s” into another order"), NC_("act", "Change the order"),
    NC_("done", "“%s” put into another order"), NC_("done", "Order changed") },
  { "add-", NC_("act", "Add: %s “%s”"), NC_("act", "Add: %s"), NC_("done", "%s “%s” added"), NC_("done", "%s added") },
  { "edit-", NC_("act", "Edit: %s “%s”"), NC_("act", "Edit: %s"), NC_("done", "%s “%s” changed"),
    NC_("done", "%s changed") },
  { "delete-", NC_("act", "Delete: %s “%s”"), NC_("act", "Delete: %s"), NC_("done", "%s “%s” deleted"),
    NC_("done", "%s deleted") },
};

/* A translation is data: only its one %s is looked at. */
static char *
fill_in (const char *format,
         const char *subject)
{
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *isolated = rapport_line_isolate (subject);

  return parts[0] != NULL && parts[1] != NULL ? g_strconcat (parts[0], isolated, parts[1], NULL)
                                              : g_strdup (format);
}

static char *
describe_generic (const char *kind,
                  const char *subject,
                  gboolean    done)
{
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (generic_descriptions); i++)
    {
      const gboolean applies = g_str_has_prefix (kind, generic_descriptions[i].kind);
      const char *name = applies ? kind + strlen (generic_descriptions[i].kind) : "";
      const RapportEntityInfo *info = rapport_entity_info_for (name);
      const char *format;
      g_autofree char *words = NULL;

      if (info == NULL)
        continue;
      if (done)
        format = subject != NULL ? generic_descriptions[i].done_with_subject : generic_descriptions[i].done_alone;
      else
        format = subject != NULL ? generic_descriptions[i].with_subject : generic_descriptions[i].alone;
      words = fill_in (g_dpgettext2 (GETTEXT_PACKAGE, done ? "done" : "act", format),
                       g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label));
      return subject != NULL ? fill_in (words, subject) : g_steal_pointer (&words);
    }
  return NULL;
}

/* Several things stand behind the words for several. */
static char *
say (const char *context,
     const char *with_subject,
     const char *alone,
     const char *subject)
{
  g_autofree char *names = rapport_subject_dup_words (subject);

  if (subject == NULL)
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, context, alone));
  if (!rapport_subject_is_of_many (subject))
    return fill_in (g_dpgettext2 (GETTEXT_PACKAGE, context, with_subject), names);
  /* translators: a thing, then one of its fields: "Customer: Name" */
  return g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, context, alone), names);
}

/**
 * rapport_act_describe:
 * @kind: what was done, as the log says
 * @subject: (nullable): whom it was about
 *
 * Returns: (transfer full): words for it, to offer undo or redo
 */
char *
rapport_act_describe (const char *kind,
                      const char *subject)
{
  g_autofree char *names = rapport_subject_dup_words (subject);
  char *words;

  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_strcmp0 (kind, descriptions[i].kind) == 0)
      return say ("act", descriptions[i].with_subject, descriptions[i].alone, subject);
  words = describe_generic (kind, names, FALSE);
  return words != NULL ? words : g_strdup (names != NULL ? names : _("Change"));
}

/**
 * rapport_act_describe_done:
 * @kind: what was done, as the log says
 * @subject: (nullable): whom it was about
 *
 * Returns: (transfer full): words that tell that it was done
 */
char *
rapport_act_describe_done (const char *kind,
                           const char *subject)
{
  g_autofree char *names = rapport_subject_dup_words (subject);
  char *words;

  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_strcmp0 (kind, descriptions[i].kind) == 0)
      return say ("done", descriptions[i].done_with_subject, descriptions[i].done_alone, subject);
  words = describe_generic (kind, names, TRUE);
  return words != NULL ? words : g_strdup (names != NULL ? names : C_("done", "Changed"));
}

static char *
describe_field (const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, ".", 2);
  const RapportEntityInfo *info = parts[0] != NULL ? rapport_entity_info_for (parts[0]) : NULL;
  const RapportField *field;
  const char *thing;
  g_autofree char *name = NULL;

  if (info == NULL)
    return g_strdup (line);
  thing = g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label);
  if (parts[1] == NULL || *parts[1] == '\0')
    return g_strdup (thing);
  name = g_strdelimit (g_strdup (parts[1]), "_", '-');
  field = rapport_entity_info_find (info, name);
  if (field == NULL)
    {
      /* one of the two columns of a moment */
      *strrchr (name, '-') = '\0';
      field = rapport_entity_info_find (info, name);
    }
  if (field == NULL)
    return g_strdup (thing);
  /* translators: a thing, then one of its fields: "Customer: Name" */
  return g_strdup_printf (_("%s: %s"), thing, g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label));
}

/**
 * rapport_act_describe_left_out:
 * @left_out: (nullable): from the receipt of an undo
 *
 * Returns: (transfer full) (nullable): words for what an undo left as it is, because it was
 *   changed since; NULL when it left nothing
 */
char *
rapport_act_describe_left_out (const char *left_out)
{
  g_auto(GStrv) lines = NULL;
  g_autoptr(GStrvBuilder) builder = NULL;
  g_autofree char *previous = NULL;
  g_auto(GStrv) words = NULL;

  if (left_out == NULL)
    return NULL;
  lines = g_strsplit (left_out, "\n", -1);
  builder = g_strv_builder_new ();
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *described = describe_field (lines[i]);

      if (g_strcmp0 (described, previous) == 0)
        continue;
      g_strv_builder_add (builder, described);
      g_free (previous);
      previous = g_steal_pointer (&described);
    }
  words = g_strv_builder_end (builder);
  return g_strjoinv (", ", words);
}
