/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-belongings.h"
#include "rapport-clock-list.h"
#include "rapport-escalation-facts.h"
#include "rapport-event-list.h"
#include "rapport-files-pane.h"
#include "rapport-form.h"
#include "rapport-keep-timer.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-kin.h"

G_BEGIN_DECLS

/** RapportTicketDetail: one ticket: what to do next, its clocks, its timeline and its form */
struct _RapportTicketDetail
{
  GtkWidget           parent_instance;

  RapportContext     *context;
  RapportFormat      *format;
  RapportEntity      *ticket;
  GtkStack           *stack;
  GtkWidget          *nothing;
  GtkWidget          *scroller;
  GtkLabel           *title;
  GtkLabel           *priority;
  GtkLabel           *customer;
  GtkLabel           *status;
  GtkWidget          *accept_button;
  GtkWidget          *more_button;
  GtkLabel           *proposal;
  GtkLabel           *owed_plan;
  RapportEscalationProposal escalation;
  RapportClockList   *clocks;
  GtkWidget          *no_clock;
  GtkLabel           *versions;
  GtkLabel           *new_date;
  GtkEditable        *note;
  char               *noted;
  RapportKeepTimer    keep_timer;
  gboolean            loading;
  GCancellable       *question;
  RapportEventList   *events;
  RapportTicketKin   *kin;
  GtkBox             *feedback_place;
  RapportFilesPane   *files;
  RapportBelongings  *feedback;
  RapportBelongings  *action_items;
  GtkWidget          *form_place;
  RapportForm        *form;
};

void rapport_ticket_detail_install_acts  (GtkWidgetClass      *widget_class);
void rapport_ticket_detail_show_acts     (RapportTicketDetail *self);
void rapport_ticket_detail_note          (RapportTicketDetail *self,
                                          const char          *kind,
                                          const char          *note);
void rapport_ticket_detail_comment_added (RapportTicketDetail *self,
                                          RapportEntity       *ticket);

G_END_DECLS
