/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-notifier.h"

G_DEFINE_INTERFACE (RapportNotifier, rapport_notifier, G_TYPE_OBJECT)

enum { READY, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rapport_notifier_default_init (RapportNotifierInterface *interface)
{
  /** RapportNotifier::ready: from now on somebody is there to show what is sent */
  signals[READY] = g_signal_new ("ready", RAPPORT_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/** rapport_notifier_is_ready: Returns: whether somebody is there to show what is sent */
gboolean
rapport_notifier_is_ready (RapportNotifier *self)
{
  g_return_val_if_fail (RAPPORT_IS_NOTIFIER (self), FALSE);

  return RAPPORT_NOTIFIER_GET_IFACE (self)->is_ready (self);
}

/** rapport_notifier_send: shows @notice, in the place of one with the same id */
void
rapport_notifier_send (RapportNotifier     *self,
                       const RapportNotice *notice)
{
  g_return_if_fail (RAPPORT_IS_NOTIFIER (self));
  g_return_if_fail (notice != NULL);

  RAPPORT_NOTIFIER_GET_IFACE (self)->send (self, notice);
}

/** rapport_notifier_withdraw: takes the notice off the screen, if it is there */
void
rapport_notifier_withdraw (RapportNotifier *self,
                           const char      *id)
{
  g_return_if_fail (RAPPORT_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);

  RAPPORT_NOTIFIER_GET_IFACE (self)->withdraw (self, id);
}

/** rapport_notifier_emit_ready: for implementations: emits "ready" */
void
rapport_notifier_emit_ready (RapportNotifier *self)
{
  g_return_if_fail (RAPPORT_IS_NOTIFIER (self));

  g_signal_emit (self, signals[READY], 0);
}

/**
 * rapport_notice_new:
 * @action: what a click on it does
 * @target: (nullable) (transfer floating): for @action
 *
 * Returns: (transfer full): one without words and buttons yet
 */
RapportNotice *
rapport_notice_new (const char *id,
                    const char *action,
                    GVariant   *target)
{
  RapportNotice *self = g_new0 (RapportNotice, 1);

  self->id = g_strdup (id);
  self->action = g_intern_string (action);
  if (target != NULL)
    self->target = g_variant_ref_sink (target);
  return self;
}

/**
 * rapport_notice_add_button:
 * @label: (transfer full): its words
 * @target: (nullable) (transfer floating): for @action
 */
void
rapport_notice_add_button (RapportNotice *self,
                           char          *label,
                           const char    *action,
                           GVariant      *target)
{
  RapportNoticeButton *button;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->n_buttons < RAPPORT_NOTICE_MOST_BUTTONS);

  button = &self->buttons[self->n_buttons++];
  button->label = label;
  button->action = g_intern_string (action);
  if (target != NULL)
    button->target = g_variant_ref_sink (target);
}

void
rapport_notice_free (RapportNotice *self)
{
  for (guint i = 0; i < self->n_buttons; i++)
    {
      g_free (self->buttons[i].label);
      g_clear_pointer (&self->buttons[i].target, g_variant_unref);
    }
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self->id);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}
