/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-contact.h"
#include "rapport-follow-up-checks.h"
#include "rapport-overrides.h"
#include "rapport-plan.h"

/**
 * RapportFollowUpChecks:
 * What the rules say of contacts with one customer. What the book knows of the customer is read beside the
 * window, and read again when it changes; the rules themselves are asked at once.
 */
struct _RapportFollowUpChecks
{
  GObject              parent_instance;

  RapportContext      *context;
  gint64               customer;
  RapportCadenceFacts *facts;
  GCancellable        *question;
};

G_DEFINE_FINAL_TYPE (RapportFollowUpChecks, rapport_follow_up_checks, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct
{
  gint64 customer;
  gint64 now;
} Question;

static gpointer
read_facts (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  const Question *question = data;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (connection, error);

  if (calendar == NULL)
    return NULL;
  return rapport_cadence_facts_load (connection, question->customer, calendar, question->now, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  RapportCadenceFacts *facts = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportFollowUpChecks *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->question);
  g_clear_pointer (&self->facts, rapport_cadence_facts_free);
  self->facts = facts;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (RapportFollowUpChecks *self)
{
  const Question question = { self->customer, rapport_context_get_now (self->context) };

  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_facts,
                           g_memdup2 (&question, sizeof question), g_free,
                           (GDestroyNotify) rapport_cadence_facts_free, read_cb, self);
}

/* What belongs to no customer may be a setting, a calendar or what a tag adds. */
static void
book_changed_cb (RapportFollowUpChecks *self,
                 GArray                *changes)
{
  gboolean concerned = changes == NULL;

  for (guint i = 0; changes != NULL && i < changes->len && !concerned; i++)
    {
      const gint64 customer = g_array_index (changes, RapportChange, i).customer;

      concerned = customer == 0 || customer == self->customer;
    }
  if (concerned && self->customer != 0)
    ask (self);
}

static void
rapport_follow_up_checks_dispose (GObject *object)
{
  RapportFollowUpChecks *self = RAPPORT_FOLLOW_UP_CHECKS (object);

  rapport_book_forget (&self->question);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_follow_up_checks_parent_class)->dispose (object);
}

static void
rapport_follow_up_checks_finalize (GObject *object)
{
  g_clear_pointer (&RAPPORT_FOLLOW_UP_CHECKS (object)->facts, rapport_cadence_facts_free);

  G_OBJECT_CLASS (rapport_follow_up_checks_parent_class)->finalize (object);
}

static void
rapport_follow_up_checks_class_init (RapportFollowUpChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_follow_up_checks_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_follow_up_checks_finalize;

  /** RapportFollowUpChecks::changed: what the rules say may be something else, or is known now */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_follow_up_checks_init (RapportFollowUpChecks *self)
{
}

/** rapport_follow_up_checks_new: Returns: (transfer full): checks of contacts with nobody yet */
RapportFollowUpChecks *
rapport_follow_up_checks_new (RapportContext *context)
{
  RapportFollowUpChecks *self = g_object_new (RAPPORT_TYPE_FOLLOW_UP_CHECKS, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/** rapport_follow_up_checks_get_context: Returns: (transfer none): whose book is asked */
RapportContext *
rapport_follow_up_checks_get_context (RapportFollowUpChecks *self)
{
  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), NULL);

  return self->context;
}

/** rapport_follow_up_checks_set_customer: asks about contacts with @customer, 0 for nobody */
void
rapport_follow_up_checks_set_customer (RapportFollowUpChecks *self,
                                       gint64                 customer)
{
  g_return_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self));

  if (customer == self->customer)
    return;
  self->customer = customer;
  rapport_book_forget (&self->question);
  g_clear_pointer (&self->facts, rapport_cadence_facts_free);
  if (customer != 0)
    ask (self);
}

/** rapport_follow_up_checks_is_ready: Returns: whether the book is read; ::changed follows else */
gboolean
rapport_follow_up_checks_is_ready (RapportFollowUpChecks *self)
{
  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), FALSE);

  return self->question == NULL;
}

static void
clear_finding (gpointer data)
{
  g_clear_pointer (&((RapportFinding *) data)->sentence, g_free);
}

static GArray *
make_findings (void)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (RapportFinding));

  g_array_set_clear_func (findings, clear_finding);
  return findings;
}

/* What is known, with other plans closed, and to be written to: the rest is still that of the facts. */
static RapportCadenceInput
copy_input (RapportFollowUpChecks *self,
            GArray                *closed)
{
  RapportCadenceInput input = self->facts->input;

  input.now = rapport_context_get_now (self->context);
  input.records = g_array_copy (input.records);
  input.plans = g_array_copy (input.plans);
  for (guint i = 0; closed != NULL && i < closed->len; i++)
    {
      const int plan = rapport_cadence_facts_find_plan (self->facts, g_array_index (closed, gint64, i));

      if (plan >= 0)
        g_array_index (input.plans, RapportCadencePlan, plan).open = FALSE;
    }
  return input;
}

static void
clear_input (RapportCadenceInput *input)
{
  g_array_unref (input->records);
  g_array_unref (input->plans);
}

static gboolean
has_left (RapportFollowUpChecks *self,
          gint64                 contact)
{
  g_autoptr(RapportEntity) entity = NULL;

  if (contact != 0)
    entity = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CONTACT, contact, NULL);
  return entity != NULL && rapport_entity_is_set (entity, RAPPORT_CONTACT_LEFT_ON);
}

static void
find_of_one (RapportFollowUpChecks     *self,
             const RapportCadenceInput *input,
             const RapportContactCheck *check,
             guint                      index,
             GArray                    *findings)
{
  const RapportContactTry contact = {
    .at = *check->when, .method = check->method, .booked = check->booked, .by_customer = check->by_customer,
    .ticket = check->ticket, .contact_left = has_left (self, check->contact), .plan = -1,
  };
  g_autoptr(GArray) hints = rapport_contact_find_hints (input, &contact);

  for (guint i = 0; i < hints->len; i++)
    {
      RapportFinding finding = { .hint = g_array_index (hints, RapportContactHint, i), .contact = index };

      finding.sentence = rapport_contact_hint_dup_sentence (&finding.hint, input);
      g_array_append_val (findings, finding);
    }
}

/* A contact counts with those that are stored together with it. */
static void
add_contact (RapportCadenceInput       *input,
             const RapportContactCheck *check)
{
  const RapportCadenceTouch touch = {
    .at = *check->when, .method = check->method, .depth = RAPPORT_N_DEPTHS, .by_customer = check->by_customer,
    .ticket = check->ticket,
  };
  const RapportCadencePlan plan = {
    .due = *check->when, .method = check->method, .depth = RAPPORT_N_DEPTHS, .open = TRUE,
  };

  if (check->planned)
    g_array_append_val (input->plans, plan);
  else
    g_array_append_val (input->records, touch);
}

/**
 * rapport_follow_up_checks_find:
 * @contacts: (array length=n_contacts): contacts that are about to be stored together
 * @closed: (nullable) (element-type gint64): plans that count no more, as they are about to be
 *   answered or replaced, or are among @contacts
 *
 * Returns: (transfer full) (element-type RapportFinding): what the rules say, as far as the book is read
 */
GArray *
rapport_follow_up_checks_find (RapportFollowUpChecks     *self,
                               const RapportContactCheck *contacts,
                               guint                      n_contacts,
                               GArray                    *closed)
{
  GArray *findings = make_findings ();
  RapportCadenceInput input;

  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), findings);
  g_return_val_if_fail (contacts != NULL || n_contacts == 0, findings);

  if (self->facts == NULL)
    return findings;
  input = copy_input (self, closed);
  for (guint i = 0; i < n_contacts; i++)
    {
      if (!rapport_moment_is_set (contacts[i].when))
        continue;
      find_of_one (self, &input, &contacts[i], i, findings);
      add_contact (&input, &contacts[i]);
    }
  clear_input (&input);
  return findings;
}

static RapportCadenceTouch
describe_record (RapportEntity *record)
{
  const char *depth = rapport_entity_get_text (record, RAPPORT_RECORD_DEPTH);
  const char *responded = rapport_entity_get_text (record, RAPPORT_RECORD_RESPONDED);

  return (RapportCadenceTouch) {
    .at = *rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED),
    .method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD),
    .depth = depth == NULL                       ? RAPPORT_N_DEPTHS
             : g_str_equal (depth, "deep")       ? RAPPORT_DEPTH_DEEP
                                                 : RAPPORT_DEPTH_LIGHT,
    .response = g_strcmp0 (responded, "no") == 0 ? RAPPORT_RESPONSE_NO : RAPPORT_RESPONSE_UNKNOWN,
  };
}

/* What the cadence asks for once @record is stored; @input: (out): to be cleared */
static RapportCadenceResult *
judge (RapportFollowUpChecks *self,
       RapportRecord         *record,
       GArray                *closed,
       RapportCadenceInput   *input)
{
  const RapportCadenceTouch touch = describe_record (RAPPORT_ENTITY (record));

  *input = copy_input (self, closed);
  if (rapport_moment_is_set (&touch.at))
    g_array_append_val (input->records, touch);
  return rapport_cadence_judge (input);
}

/**
 * rapport_follow_up_checks_propose:
 * @record: a record that is about to be stored
 * @closed: (nullable) (element-type gint64): plans that it answers or replaces
 * @depth: (out) (optional): of the contact that is proposed
 *
 * Returns: when to be in touch next as the cadence asks (FR-2 to FR-4, FR-8); not set when plans stand for
 *   all that it asks, or nothing is known yet
 */
RapportMoment
rapport_follow_up_checks_propose (RapportFollowUpChecks *self,
                                  RapportRecord         *record,
                                  GArray                *closed,
                                 RapportDepth          *depth)
{
  RapportCadenceInput input;
  RapportMoment proposal = { 0 };
  g_autoptr(RapportCadenceResult) result = NULL;

  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), proposal);
  g_return_val_if_fail (RAPPORT_IS_RECORD (record), proposal);

  if (self->facts == NULL)
    return proposal;
  result = judge (self, record, closed, &input);
  proposal = rapport_cadence_result_get_proposal (result, depth);
  clear_input (&input);
  return proposal;
}

/* The first of the plans that stand for what is asked, NULL where nothing is asked for at all */
static const RapportMoment *
find_first_standing (const RapportCadenceResult *result,
                     const RapportCadenceInput  *input)
{
  const RapportMoment *first = NULL;

  for (guint i = 0; i < result->next->len; i++)
    {
      const int plan = g_array_index (result->next, RapportCadenceNext, i).plan;
      const RapportMoment *due = plan >= 0 ? &g_array_index (input->plans, RapportCadencePlan, plan).due : NULL;

      if (due != NULL && (first == NULL || rapport_moment_compare (due, first) < 0))
        first = due;
    }
  return first;
}

/**
 * rapport_follow_up_checks_dup_unproposed:
 * @record: a record that is about to be stored
 * @closed: (nullable) (element-type gint64): plans that it answers or replaces
 *
 * Returns: (transfer full) (nullable): why rapport_follow_up_checks_propose() proposes nothing; NULL when it does, or
 *   nothing is known yet
 */
char *
rapport_follow_up_checks_dup_unproposed (RapportFollowUpChecks *self,
                                         RapportRecord         *record,
                                         GArray                *closed)
{
  g_autoptr(RapportCadenceResult) result = NULL;
  g_autofree char *when = NULL;
  RapportCadenceInput input;
  RapportMoment proposal;
  const RapportMoment *standing;
  char *sentence;

  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), NULL);
  g_return_val_if_fail (RAPPORT_IS_RECORD (record), NULL);

  if (self->facts == NULL)
    return NULL;
  result = judge (self, record, closed, &input);
  proposal = rapport_cadence_result_get_proposal (result, NULL);
  standing = find_first_standing (result, &input);
  if (rapport_moment_is_set (&proposal))
    sentence = NULL;
  else if (standing == NULL)
    sentence = g_strdup (_("Nothing is proposed: the cadence asks for no contact in the next twelve months."));
  else
    {
      when = rapport_format_moment (rapport_context_get_format (self->context), standing);
      /* translators: a day and time */
      sentence = g_strdup_printf (_("Nothing is proposed: what the cadence asks for is planned already, next %s."), when);
    }
  clear_input (&input);
  return sentence;
}

/** rapport_follow_up_checks_is_paused: Returns: whether the customer pauses on @day, yyyymmdd, as far as is known */
gboolean
rapport_follow_up_checks_is_paused (RapportFollowUpChecks *self,
                                    int                    day)
{
  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), FALSE);

  for (guint i = 0; self->facts != NULL && i < self->facts->input.pauses->len; i++)
    {
      const RapportCadencePause *pause = &g_array_index (self->facts->input.pauses, RapportCadencePause, i);

      if (pause->from <= day && day <= pause->to)
        return TRUE;
    }
  return FALSE;
}

static char *
describe_touches (const RapportCadenceInput *input,
                  RapportDepth               depth)
{
  const int n = input->cadence.touches[depth] + input->extra[depth];

  if (depth == RAPPORT_DEPTH_DEEP)
    return input->cadence.by_quarter
             ? g_strdup_printf (ngettext ("%d deep contact a quarter", "%d deep contacts a quarter", n), n)
             : g_strdup_printf (ngettext ("%d deep contact a month", "%d deep contacts a month", n), n);
  return input->cadence.by_quarter
           ? g_strdup_printf (ngettext ("%d light contact a quarter", "%d light contacts a quarter", n), n)
           : g_strdup_printf (ngettext ("%d light contact a month", "%d light contacts a month", n), n);
}

/* Of the depths that are asked for, the one that is due first */
static const RapportCadenceNext *
find_first (const RapportCadenceResult *result)
{
  const RapportCadenceNext *first = NULL;

  for (guint i = 0; i < result->next->len; i++)
    {
      const RapportCadenceNext *next = &g_array_index (result->next, RapportCadenceNext, i);

      if (first == NULL || rapport_moment_compare (&next->due, &first->due) < 0)
        first = next;
    }
  return first;
}

/**
 * rapport_follow_up_checks_dup_why:
 *
 * Returns: (transfer full) (nullable): why the next contact is due when it is: what the cadence asks for, when
 *   the last one was, and until when the next is in time; NULL when nothing is asked for, or known yet
 */
char *
rapport_follow_up_checks_dup_why (RapportFollowUpChecks *self)
{
  g_autoptr(RapportCadenceResult) result = NULL;
  g_autofree char *touches = NULL;
  g_autofree char *last = NULL;
  g_autofree char *limit = NULL;
  const RapportCadenceNext *next;
  RapportFormat *format;

  g_return_val_if_fail (RAPPORT_IS_FOLLOW_UP_CHECKS (self), NULL);

  if (self->facts == NULL)
    return NULL;
  self->facts->input.now = rapport_context_get_now (self->context);
  result = rapport_cadence_judge (&self->facts->input);
  next = find_first (result);
  if (next == NULL)
    return NULL;
  format = rapport_context_get_format (self->context);
  touches = describe_touches (&self->facts->input, next->depth);
  limit = rapport_format_day (format, next->limit);
  if (next->last == 0)
    /* translators: such as “2 deep contacts a month”, then a day */
    return g_strdup_printf (_("%s; none yet; too late after %s"), touches, limit);
  last = rapport_format_day (format, next->last);
  /* translators: such as “2 deep contacts a month”, the day of the last one, and the last day for the next */
  return g_strdup_printf (_("%s; last one %s; too late after %s"), touches, last, limit);
}

/** rapport_findings_take_warnings: Returns: (transfer full): @findings (transfer full) without mere hints */
GArray *
rapport_findings_take_warnings (GArray *findings)
{
  g_return_val_if_fail (findings != NULL, NULL);

  for (guint i = findings->len; i > 0; i--)
    if (!g_array_index (findings, RapportFinding, i - 1).hint.warns)
      g_array_remove_index (findings, i - 1);
  return findings;
}

/**
 * rapport_findings_dup_text:
 * @separator: what stands between the sentences
 *
 * Returns: (transfer full) (nullable): the sentences, NULL for none
 */
char *
rapport_findings_dup_text (GArray *findings,
                           char    separator)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (findings != NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, separator);
      g_string_append (text, g_array_index (findings, RapportFinding, i).sentence);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * rapport_findings_dup_overrides:
 * @findings: warnings
 * @contact: which of the contacts
 * @reason: why the person goes on in spite of them
 *
 * Returns: (transfer full) (element-type RapportOverride): one a warning of that contact
 */
GPtrArray *
rapport_findings_dup_overrides (GArray     *findings,
                                guint       contact,
                                const char *reason)
{
  GPtrArray *overrides = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (findings != NULL && reason != NULL, overrides);

  for (guint i = 0; i < findings->len; i++)
    {
      const RapportFinding *finding = &g_array_index (findings, RapportFinding, i);

      if (finding->contact == contact)
        rapport_overrides_add (overrides, &finding->hint, reason);
    }
  return overrides;
}
