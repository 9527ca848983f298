/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-member.h"
#include "scratch-act.h"

/* @act: (transfer full); returns the id of what it made */
gint64
scratch_run (RapportBook *book,
             RapportAct  *act)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (act, book, &error);

  g_assert_no_error (error);
  return receipt->created;
}

/* returns the id of a new team member */
gint64
scratch_add_member (RapportBook *book,
                    const char  *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (book, rapport_add_new (member));
}

/* @act: (transfer full): one that must be refused with @code */
void
scratch_refuse (RapportBook  *book,
                RapportAct   *act,
                RapportError  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (act, book, &error);

  g_assert_null (receipt);
  g_assert_error (error, RAPPORT_ERROR, (int) code);
}
