/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "rapport-import-traditional.h"

/* bytes of a pair */
#define PAIR 6

/* ideographs that titles of columns are written with: each traditional one before the simplified, sorted, in three
 * bytes */
static const char pairs[] =
  "並并併并來来係系個个備备傢家傳传僅仅價价優优內内別别則则創创劃划動动務务勢势勵励區区協协參参員员問问啟启"
  "單单噹当嚴严圍围團团埰采執执報报場场學学實实審审寫写將将專专對对導导層层屬属崗岗庫库廠厂廣广後后復复態态"
  "慶庆應应懷怀戶户採采摺折擔担據据數数於于時时曆历曏向書书會会條条業业構构標标樣样機机檔档檯台權权歷历歸归"
  "決决況况準准溝沟滿满潛潜潤润為为營营狀状獎奖獲获獻献現现產产畫画異异當当發发盤盘確确碼码稱称積积穫获節节"
  "範范篩筛簡简簽签紀纪約约級级細细終终組组結结絡络給给統统經经綠绿緊紧線线編编總总繫系續续纍累義义聯联職职"
  "臺台與与興兴舊旧薦荐處处號号術术衕同補补製制複复覆复見见規规觸触訂订計计訊讯訓训記记訪访訴诉註注評评詞词"
  "話话該该詳详認认語语誤误說说調调請请論论識识議议變变負负貢贡貨货責责買买費费資资質质賬账購购贏赢趨趋輓挽"
  "輕轻辦办農农迴回進进過过達达違违適适遲迟選选郵邮醫医釘钉針针銜衔銷销錄录錶表鍵键長长門门開开間间閤合關关"
  "隊队階阶際际險险隱隐雖虽雜杂離离電电響响項项預预領领頭头頸颈頻频題题額额顏颜願愿類类顯显風风颱台饋馈驗验"
  "體体髮发麵面點点齣出龍龙";

static int
compare (gconstpointer key,
         gconstpointer pair)
{
  const gunichar c = *(const gunichar *) key, other = g_utf8_get_char (pair);

  return c < other ? -1 : c > other;
}

/**
 * rapport_import_simplify:
 *
 * Returns: what is written for a traditional ideograph in a title where such are simplified; else @c
 */
gunichar
rapport_import_simplify (gunichar c)
{
  const char *pair;

  if (c < 0x4e00 || c > 0x9fff)
    return c;
  pair = bsearch (&c, pairs, sizeof pairs / PAIR, PAIR, compare);
  return pair != NULL ? g_utf8_get_char (pair + PAIR / 2) : c;
}
