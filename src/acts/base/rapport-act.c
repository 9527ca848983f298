/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-act.h"
#include "rapport-consequences.h"
#include "rapport-line.h"
#include "rapport-settings.h"
#include "rapport-subject.h"
#include "rapport-things.h"

/* So many things at once take long enough to see how far it is. */
#define GREAT 100

/* how much of an act it is to make the backup before it */
#define BACKING_UP 0.4

struct _RapportAct
{
  const char             *kind;
  RapportTransactionFunc  func;
  gpointer                data;
  GDestroyNotify          destroy;
  gboolean                is_revert;
  gboolean                backs_up;
  RapportBackupReason     reason;
  guint                   n_things;
  RapportActCountFunc     count;
  RapportProgress        *progress;
};

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

/** rapport_act_new: Returns: (transfer full): an act; @data is freed by @destroy once it is over */
RapportAct *
rapport_act_new (const char             *kind,
                 RapportTransactionFunc  func,
                 gpointer                data,
                 GDestroyNotify          destroy)
{
  RapportAct *act = g_new0 (RapportAct, 1);

  act->kind = g_intern_string (kind);
  act->func = func;
  act->data = data;
  act->destroy = destroy;
  return act;
}

/** rapport_act_rename: Returns: (transfer full): @act (transfer full), told of as @kind */
RapportAct *
rapport_act_rename (RapportAct *act,
                    const char *kind)
{
  g_return_val_if_fail (act != NULL && kind != NULL, act);

  act->kind = g_intern_string (kind);
  return act;
}

/** rapport_act_new_revert: Returns: (transfer full): an act that takes another one back */
RapportAct *
rapport_act_new_revert (const char             *kind,
                        RapportTransactionFunc  func,
                        gpointer                data,
                        GDestroyNotify          destroy)
{
  RapportAct *act = rapport_act_new (kind, func, data, destroy);

  act->is_revert = TRUE;
  return act;
}

/* An act, and what is done behind its own work */
typedef struct
{
  RapportAct             *act;
  RapportTransactionFunc  func;
  gpointer                data;
  GDestroyNotify          destroy;
} Extended;

static void
free_extended (gpointer data)
{
  Extended *extended = data;

  rapport_act_free (extended->act);
  if (extended->destroy != NULL)
    extended->destroy (extended->data);
  g_free (extended);
}

static gboolean
run_extended (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  const Extended *extended = data;

  return extended->act->func (transaction, extended->act->data, error)
         && extended->func (transaction, extended->data, error);
}

/**
 * rapport_act_extend:
 * @act: (transfer full): one that takes nothing back
 * @func: does what belongs to it as well; run behind its own work, before what follows from both
 *
 * Returns: (transfer full): the act of both, of the kind of @act; @data is freed by @destroy once it is over
 */
RapportAct *
rapport_act_extend (RapportAct             *act,
                    RapportTransactionFunc  func,
                    gpointer                data,
                    GDestroyNotify          destroy)
{
  RapportAct *both;
  Extended *extended;

  g_return_val_if_fail (act != NULL && !act->is_revert && act->count == NULL, act);
  g_return_val_if_fail (func != NULL, act);

  extended = g_new0 (Extended, 1);
  *extended = (Extended) { act, func, data, destroy };
  both = rapport_act_new (act->kind, run_extended, extended, free_extended);
  if (act->backs_up)
    rapport_act_back_up (both, act->reason, act->n_things);
  return both;
}

/**
 * rapport_act_back_up:
 * @n_things: how many things it changes; 0 when it is enough by itself
 *
 * Lets a backup be made before the act, where it changes so many things that a person could not find out any
 * more what was there (⚙ 200). Without the backup the act is not carried out.
 */
void
rapport_act_back_up (RapportAct          *act,
                     RapportBackupReason  reason,
                     guint                n_things)
{
  g_return_if_fail (act != NULL);

  act->backs_up = TRUE;
  act->reason = reason;
  act->n_things = n_things;
}

/**
 * rapport_act_back_up_counted:
 * @count: says how many things @act changes, before it is run
 *
 * Lets a backup be made first when that are many.
 */
void
rapport_act_back_up_counted (RapportAct          *act,
                             RapportActCountFunc  count)
{
  g_return_if_fail (act != NULL && count != NULL);

  act->backs_up = TRUE;
  act->reason = RAPPORT_BACKUP_MANY;
  act->count = count;
}

/** rapport_act_set_progress: lets @progress, which must live while the act runs, tell how far it is, and end it */
void
rapport_act_set_progress (RapportAct      *act,
                          RapportProgress *progress)
{
  g_return_if_fail (act != NULL && progress != NULL);

  act->progress = progress;
}

/** rapport_act_free: throws an act away that was not run */
void
rapport_act_free (RapportAct *act)
{
  if (act->destroy != NULL)
    act->destroy (act->data);
  g_free (act);
}

static void
free_act (gpointer data)
{
  rapport_act_free (data);
}

static gboolean
catch_up (gpointer   data,
          GError   **error)
{
  return rapport_consequences_catch_up (data, error);
}

static gboolean
run_func (RapportTransaction  *transaction,
          gpointer             data,
          GError             **error)
{
  const RapportAct *act = data;
  g_autoptr(RapportConsequences) consequences =
    rapport_consequences_new (transaction, rapport_consequences_get_tables (), act->is_revert);

  if (act->progress != NULL)
    rapport_transaction_set_progress (transaction, act->progress);
  rapport_transaction_set_prepare (transaction, rapport_consequences_prepare);
  rapport_transaction_set_follow (transaction, catch_up, consequences);
  return act->func (transaction, act->data, error) && rapport_consequences_finish (consequences, error);
}

static gboolean
changes_more (const RapportAct *act,
              RapportBook      *book,
              guint             n)
{
  if (act->n_things == 0 && act->count == NULL)
    return TRUE;
  return (act->count != NULL ? act->count (rapport_book_get_connection (book), act->data, n + 1) : act->n_things) > n;
}

static gboolean
wants_backup (const RapportAct *act,
              RapportBook      *book)
{
  RapportRules rules;

  if (!act->backs_up || rapport_book_is_read_only (book) || rapport_book_get_connection (book) == NULL)
    return FALSE;
  rapport_settings_load_rules (rapport_book_get_connection (book), &rules);
  return changes_more (act, book, rules.backup_things);
}

/** rapport_act_is_great: Returns: whether @act changes so much that a person wants to see how far it is, and end it */
gboolean
rapport_act_is_great (const RapportAct *act,
                      RapportBook      *book)
{
  g_return_val_if_fail (act != NULL && RAPPORT_IS_BOOK (book), FALSE);

  return act->backs_up && rapport_book_get_connection (book) != NULL && changes_more (act, book, GREAT);
}

/** rapport_act_get_kind: Returns: (transfer none): its stable name */
const char *
rapport_act_get_kind (const RapportAct *act)
{
  g_return_val_if_fail (act != NULL, NULL);

  return act->kind;
}

/* To the copy it is all there is to do, to the act a part. */
static void
tell_copied (gpointer data,
             double   done)
{
  rapport_progress_tell (data, done, NULL);
}

static gboolean
make_backup (const char        *folder,
             const RapportAct  *act,
             GError           **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) cause = NULL;
  RapportProgress copying = { .func = tell_copied, .data = act->progress };
  g_autofree char *path = NULL;

  rapport_progress_begin (act->progress, BACKING_UP);
  if (act->progress != NULL)
    copying.cancellable = act->progress->cancellable;
  path = rapport_backups_make (folder, act->reason, now, act->progress != NULL ? &copying : NULL, &cause);
  if (path != NULL)
    return TRUE;
  if (g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_FULL))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                         _("The disk is too full for the backup that is made before so much is changed. Nothing was "
                           "changed; please make room and try again."));
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* An act that waits for its backup, which is made in a thread of its own while other acts go on. */
typedef struct
{
  RapportAct          *act;
  char                *folder;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Waiting;

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_clear_pointer (&waiting->act, rapport_act_free);
  g_free (waiting->folder);
  g_free (waiting);
}

static void
back_up_in_thread (GTask        *task,
                   gpointer      book,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Waiting *waiting = data;
  GError *error = NULL;

  if (make_backup (waiting->folder, waiting->act, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  RapportBook *book = RAPPORT_BOOK (source);
  Waiting *waiting = g_task_get_task_data (G_TASK (result));
  RapportAct *act = g_steal_pointer (&waiting->act);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) && rapport_book_get_connection (book) != NULL)
    {
      rapport_book_run_async (book, act->kind, run_func, act, free_act, waiting->callback, waiting->user_data);
      return;
    }
  rapport_act_free (act);
  if (error == NULL)
    error = g_error_new_literal (RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("Rapport is closing."));
  g_task_report_error (book, waiting->callback, waiting->user_data, rapport_act_run_async, error);
}

static void
back_up_first (RapportAct          *act,
               RapportBook         *book,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (book, NULL, backed_up_cb, NULL);
  Waiting *waiting = g_new0 (Waiting, 1);

  *waiting = (Waiting) { act, g_strdup (rapport_book_get_folder (book)), callback, user_data };
  g_task_set_task_data (task, waiting, free_waiting);
  g_task_run_in_thread (task, back_up_in_thread);
}

/**
 * rapport_act_run_async:
 * @act: (transfer full): what to do
 *
 * Carries the act out after all that were asked for before it; the lists already show it when
 * @callback runs.
 */
void
rapport_act_run_async (RapportAct          *act,
                       RapportBook         *book,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (act != NULL);
  g_return_if_fail (RAPPORT_IS_BOOK (book));

  if (wants_backup (act, book))
    back_up_first (act, book, callback, user_data);
  else
    rapport_book_run_async (book, act->kind, run_func, act, free_act, callback, user_data);
}

/** rapport_act_run_finish: Returns: (transfer full) (nullable): what was done, NULL with @error */
RapportReceipt *
rapport_act_run_finish (RapportBook   *book,
                        GAsyncResult  *result,
                        GError       **error)
{
  return rapport_book_run_finish (book, result, error);
}

/**
 * rapport_act_run:
 * @act: (transfer full): what to do
 *
 * Carries the act out and waits for it.
 *
 * Returns: (transfer full) (nullable): what was done, NULL with @error set
 */
RapportReceipt *
rapport_act_run (RapportAct   *act,
                 RapportBook  *book,
                 GError      **error)
{
  g_autoptr(RapportAct) owned = act;

  g_return_val_if_fail (act != NULL, NULL);

  if (wants_backup (act, book) && !make_backup (rapport_book_get_folder (book), act, error))
    return NULL;
  return rapport_book_run (book, act->kind, run_func, act, error);
}

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
