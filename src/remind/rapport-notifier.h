/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** RAPPORT_NOTICE_MOST_BUTTONS: desktops show no more */
#define RAPPORT_NOTICE_MOST_BUTTONS 3

/** RapportNoticeButton: @action is a GAction's name with its prefix */
typedef struct
{
  char       *label;
  const char *action;
  GVariant   *target;
} RapportNoticeButton;

/**
 * RapportNotice:
 * @id: a later notice of the same id replaces this one
 * @title: as typed, never markup
 * @body: as typed, never markup; several lines
 * @urgent: whether it waits on the screen until the person answers
 * @action: (transfer none): what a click on it does: a GAction's name with its prefix
 * @target: (nullable): for @action
 */
typedef struct
{
  char                *id;
  char                *title;
  char                *body;
  gboolean             urgent;
  const char          *action;
  GVariant            *target;
  RapportNoticeButton  buttons[RAPPORT_NOTICE_MOST_BUTTONS];
  guint                n_buttons;
} RapportNotice;

RapportNotice *rapport_notice_new        (const char          *id,
                                          const char          *action,
                                          GVariant            *target);
void           rapport_notice_add_button (RapportNotice       *self,
                                          char                *label,
                                          const char          *action,
                                          GVariant            *target);
void           rapport_notice_free       (RapportNotice       *self);

#define RAPPORT_TYPE_NOTIFIER (rapport_notifier_get_type ())
G_DECLARE_INTERFACE (RapportNotifier, rapport_notifier, RAPPORT, NOTIFIER, GObject)

/**
 * RapportNotifierInterface:
 * @is_ready: whether somebody is there to show what is sent
 * @send: shows it, or replaces what is shown under the same id
 * @withdraw: takes it off the screen
 */
struct _RapportNotifierInterface
{
  GTypeInterface parent_interface;

  gboolean (*is_ready) (RapportNotifier     *self);
  void     (*send)     (RapportNotifier     *self,
                        const RapportNotice *notice);
  void     (*withdraw) (RapportNotifier     *self,
                        const char          *id);
};

gboolean rapport_notifier_is_ready (RapportNotifier     *self);
void     rapport_notifier_send     (RapportNotifier     *self,
                                    const RapportNotice *notice);
void     rapport_notifier_withdraw (RapportNotifier     *self,
                                    const char          *id);
void     rapport_notifier_emit_ready (RapportNotifier   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportNotice, rapport_notice_free)

G_END_DECLS
