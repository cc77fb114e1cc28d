BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE answers (
	owner VARCHAR(100) NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	body_sha256 VARCHAR(64) NOT NULL, 
	job_id VARCHAR(40) NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (owner, "key")
);
INSERT INTO "answers" VALUES('ana','key-adam','27da363d1a5d028df4572d3b6885ce7556666ba9c11b01e4012317d0944915e5','job_01m8efxgkre6dkc0smzztm8znq',1.79578278771446704859e+09);
INSERT INTO "answers" VALUES('ana','key-lbfgs','f708a7bc0ad280a4564180e9640257a3a2befec20275281ff604953265158446','job_01m8efxgst5z8h0a3snjzr7q9k',1.79578278790086793897e+09);
INSERT INTO "answers" VALUES('ana','key-batch','5f9e1a92153c6a6174ea68589bd16ee5623fcf3db744e0582698c6eeb4336db4','batch_01m8efyd87nrr4k0thmw4ev205',1.79578281703888893131e+09);
CREATE TABLE artifacts (
	id VARCHAR(40) NOT NULL, 
	job_id VARCHAR(40) NOT NULL, 
	epoch INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	media_type VARCHAR(40) NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	bytes BIGINT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE, 
	UNIQUE (job_id, name), 
	UNIQUE ("key")
);
INSERT INTO "artifacts" VALUES('artifact_01m8efxqbeaz9frvg6fz8m125p','job_01m8efxgkre6dkc0smzztm8znq',1,'scale','scale-1.jpg','jobs/job_01m8efxgkre6dkc0smzztm8znq/e1/scale_01m8efxqb1ycaa7qrbz0jtabk8-scale-1.jpg','image/jpeg',64,32,2910,'64d38f88b75885a65ff71a2aeae6d3accc0044455c00a8a65cc7c57b6095724e',1.79578279460744595534e+09);
INSERT INTO "artifacts" VALUES('artifact_01m8efxr6mbkkkgpjza09epn22','job_01m8efxgkre6dkc0smzztm8znq',1,'preview','preview.webp','jobs/job_01m8efxgkre6dkc0smzztm8znq/e1/preview_01m8efxr69a4x7cjg30a7hp574-preview.webp','image/webp',96,48,2674,'7834d8c604498a60b2e3b3a1112aa599735bb74eb9eab97a95655010bdb32e08',1.7957827954768939018e+09);
INSERT INTO "artifacts" VALUES('artifact_01m8efxr7q228r381gsyq66z3j','job_01m8efxgkre6dkc0smzztm8znq',1,'result','result.png','jobs/job_01m8efxgkre6dkc0smzztm8znq/e1/result_01m8efxr7fry6r004xa5r7zbhq-result.png','image/png',96,48,14404,'4aefa3cba8c8e8f03f35a10398dc87e532cf386fca3de3ecff90f467241dd3b9',1.79578279551231098174e+09);
INSERT INTO "artifacts" VALUES('artifact_01m8efxsm4wxryrv3990mxfbq2','job_01m8efxgst5z8h0a3snjzr7q9k',1,'scale','scale-1.jpg','jobs/job_01m8efxgst5z8h0a3snjzr7q9k/e1/scale_01m8efxskq02k1brkkdy3h45kn-scale-1.jpg','image/jpeg',64,32,4075,'150f2cb65685ad47c4c42dcb0d7feecc004e1c18e02fcd0069bfee63d07f395d',1.79578279693376302713e+09);
INSERT INTO "artifacts" VALUES('artifact_01m8efxtfc36zzza65nk6csgve','job_01m8efxgst5z8h0a3snjzr7q9k',1,'preview','preview.webp','jobs/job_01m8efxgst5z8h0a3snjzr7q9k/e1/preview_01m8efxtetczhw0dyr4ccvet5d-preview.webp','image/webp',96,48,3520,'f56228efa65aac535f2b33e35718a89e35d60b9eaa60d47e3cd1d6b6f0bf6e63',1.79578279780452704436e+09);
INSERT INTO "artifacts" VALUES('artifact_01m8efxtg688wjab528s5a1548','job_01m8efxgst5z8h0a3snjzr7q9k',1,'result','result.png','jobs/job_01m8efxgst5z8h0a3snjzr7q9k/e1/result_01m8efxtfyzzc582n9kwmb6yqg-result.png','image/png',96,48,13414,'03089c138de1777f8329d3eb11e4ff9d362d306425d90132950cf1d3a3558fdc',1.79578279783067393301e+09);
CREATE TABLE assets (
	id VARCHAR(40) NOT NULL, 
	owner VARCHAR(100) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	media_type VARCHAR(40) NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	bits INTEGER NOT NULL, 
	bytes BIGINT NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (owner, sha256)
);
INSERT INTO "assets" VALUES('asset_01m8efxgjf5etz5pz9s8wbs7jh','ana','12784f779dceb70ddbe8fab1de0df47920712bcccefea1196b7e3b59dd6d2dca','photo.png','image/png',96,48,8,13228,1.79578278766570496559e+09);
INSERT INTO "assets" VALUES('asset_01m8efxgjw8vcgwd31n0r8mk5n','ana','b0ed253980a90f26ccdc1732eba0b1d6c67ff4caed85c2f9545ad1f140c56423','painting.png','image/png',96,48,8,3901,1.7957827876829309463e+09);
INSERT INTO "assets" VALUES('asset_01m8efxgkgw15q0qhsrbt8pw8p','ana','455e3e60599aed87dda261392f0df5162f286a1cdf158fbff26539a3d845e6b9','regions.png','image/png',96,48,8,305,1795782787.69772);
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	job_id VARCHAR(40) NOT NULL, 
	epoch INTEGER NOT NULL, 
	worker_id VARCHAR(200) NOT NULL, 
	started DOUBLE NOT NULL, 
	ended DOUBLE, 
	outcome VARCHAR(16), 
	detail TEXT, 
	log TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE, 
	UNIQUE (job_id, epoch)
);
INSERT INTO "attempts" VALUES(1,'job_01m8efxgkre6dkc0smzztm8znq',1,'studio/finishes',1.79578279118076205257e+09,1.7957827955164260864e+09,'succeeded',NULL,'{"job": "job_01m8efxgkre6dkc0smzztm8znq", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:11.206199Z"}');
INSERT INTO "attempts" VALUES(2,'job_01m8efxgst5z8h0a3snjzr7q9k',1,'studio/finishes',1.79578279562607097622e+09,1.79578279783301210403e+09,'succeeded',NULL,'{"job": "job_01m8efxgst5z8h0a3snjzr7q9k", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:15.629918Z"}');
INSERT INTO "attempts" VALUES(3,'job_01m8efxgt13y29gdmqk1b90jqe',1,'studio/finishes',1.79578279794094896313e+09,1.79578279796019601825e+09,'failed','regions need a mask of the photo and one of each painting','{"job": "job_01m8efxgt13y29gdmqk1b90jqe", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:17.944361Z"}
{"job": "job_01m8efxgt13y29gdmqk1b90jqe", "reason": "regions need a mask of the photo and one of each painting", "event": "job failed", "level": "error", "logger": "workers.render", "timestamp": "2026-11-27T12:33:17.958600Z"}');
INSERT INTO "attempts" VALUES(4,'job_01m8efxtq5q0vz8qjvwgagwvjr',1,'studio/adam',1.79578280025127911571e+09,NULL,NULL,NULL,'{"job": "job_01m8efxtq5q0vz8qjvwgagwvjr", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:20.266000Z"}');
INSERT INTO "attempts" VALUES(5,'job_01m8efxyt0m8hh4a603fzpzxm5',1,'studio/lbfgs',1.79578280428019809722e+09,NULL,NULL,NULL,'{"job": "job_01m8efxyt0m8hh4a603fzpzxm5", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:24.293002Z"}');
INSERT INTO "attempts" VALUES(6,'job_01m8efy1qmnck6kkfjmbh6csge',1,'studio/pauses',1.79578280840228700636e+09,1.7957828104772410393e+09,'paused',NULL,'{"job": "job_01m8efy1qmnck6kkfjmbh6csge", "epoch": 1, "event": "render begins", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:28.435877Z"}
{"event": "Connected to redis://:**@127.0.0.1:22432/0", "level": "info", "logger": "celery.worker.consumer.connection", "timestamp": "2026-11-27T12:33:28.460217Z"}
{"event": "boot_01m8efy3jp05j56kn8szhw1n3c@vm ready.", "level": "info", "logger": "celery.apps.worker", "timestamp": "2026-11-27T12:33:28.469879Z"}
{"event": "Task brushfarm.render[b0869f4d-d9f3-4524-83ac-5b8df6f13833] received", "level": "info", "logger": "celery.worker.strategy", "timestamp": "2026-11-27T12:33:28.470953Z"}
{"job": "job_01m8efy1qmnck6kkfjmbh6csge", "done": 0.013333, "event": "first iteration", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:29.801695Z"}
{"job": "job_01m8efy1qmnck6kkfjmbh6csge", "order": "pause", "event": "render stops", "level": "info", "logger": "workers.render", "timestamp": "2026-11-27T12:33:30.474393Z"}');
INSERT INTO "attempts" VALUES(7,'job_01m8efy782bnr6t0beaze54y1v',1,'studio/gone',1795782816.90711,NULL,NULL,NULL,NULL);
INSERT INTO "attempts" VALUES(8,'job_01m8efyd4kk1dr2kdj9ggg390m',1,'studio/gone',1.79578281692025399206e+09,NULL,NULL,NULL,NULL);
CREATE TABLE batches (
	id VARCHAR(40) NOT NULL, 
	owner VARCHAR(100) NOT NULL, 
	axes JSON NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "batches" VALUES('batch_01m8efyd87nrr4k0thmw4ev205','ana','[{"field": "/recipe/style_weight", "values": [0.5, 2]}, {"field": "/preset", "values": ["draft"]}]',1795782817.03206);
CREATE TABLE checkpoints (
	id INTEGER NOT NULL, 
	job_id VARCHAR(40) NOT NULL, 
	epoch INTEGER NOT NULL, 
	"key" VARCHAR(255) NOT NULL, 
	bytes BIGINT NOT NULL, 
	done DOUBLE NOT NULL, 
	exact BOOLEAN NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE, 
	UNIQUE ("key")
);
INSERT INTO "checkpoints" VALUES(13,'job_01m8efxtq5q0vz8qjvwgagwvjr',1,'jobs/job_01m8efxtq5q0vz8qjvwgagwvjr/e1/checkpoint_01m8efxyn17cgrpgw7rn16v3a9.safetensors',99036,1.46666666666666667406e-01,1,1.79578280209119105336e+09);
INSERT INTO "checkpoints" VALUES(14,'job_01m8efxtq5q0vz8qjvwgagwvjr',1,'jobs/job_01m8efxtq5q0vz8qjvwgagwvjr/e1/checkpoint_01m8efxynyxyan2vevr6af6cjc.safetensors',99036,0.16,1,1795782802.11907);
INSERT INTO "checkpoints" VALUES(25,'job_01m8efxyt0m8hh4a603fzpzxm5',1,'jobs/job_01m8efxyt0m8hh4a603fzpzxm5/e1/checkpoint_01m8efy1kds2a2bvw2qahxaamx.safetensors',172832,1.46666666666666667406e-01,1,1.79578280511501097672e+09);
INSERT INTO "checkpoints" VALUES(26,'job_01m8efxyt0m8hh4a603fzpzxm5',1,'jobs/job_01m8efxyt0m8hh4a603fzpzxm5/e1/checkpoint_01m8efy1mng88af8jrahm0wzy4.safetensors',172832,0.16,1,1.79578280515661311148e+09);
INSERT INTO "checkpoints" VALUES(37,'job_01m8efy1qmnck6kkfjmbh6csge',1,'jobs/job_01m8efy1qmnck6kkfjmbh6csge/e1/checkpoint_01m8efy6sgagwm74g39ft17te6.safetensors',99036,1.73333333333333339254e-01,1,1.79578281043886208529e+09);
INSERT INTO "checkpoints" VALUES(38,'job_01m8efy1qmnck6kkfjmbh6csge',1,'jobs/job_01m8efy1qmnck6kkfjmbh6csge/e1/checkpoint_01m8efy6ty4dm9ww4y95ttyc2t.safetensors',99036,1.86666666666666675178e-01,1,1.79578281046990895272e+09);
CREATE TABLE deliveries (
	id VARCHAR(40) NOT NULL, 
	webhook_id VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	body TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	due DOUBLE, 
	status INTEGER, 
	error TEXT, 
	created DOUBLE NOT NULL, 
	delivered DOUBLE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(webhook_id) REFERENCES webhooks (id) ON DELETE CASCADE
);
INSERT INTO "deliveries" VALUES('msg_01m8efy77461qc2kdt254s0p7e','webhook_01m8efxg8mg5a063qppe0er514','job.succeeded','{"type": "job.succeeded", "timestamp": "2026-11-27T12:33:15.519620+00:00", "data": {"error": null, "label": "Finished with adam", "state": "succeeded", "detail": null, "job_id": "job_01m8efxgkre6dkc0smzztm8znq", "outcome": "succeeded"}}',0,1795782795.51962,NULL,NULL,1.79578281085393500326e+09,NULL);
INSERT INTO "deliveries" VALUES('msg_01m8efy779rynnaczghcejxm7e','webhook_01m8efxg8mg5a063qppe0er514','job.succeeded','{"type": "job.succeeded", "timestamp": "2026-11-27T12:33:17.835222+00:00", "data": {"error": null, "label": "Finished with lbfgs", "state": "succeeded", "detail": null, "job_id": "job_01m8efxgst5z8h0a3snjzr7q9k", "outcome": "succeeded"}}',0,1.79578279783522200586e+09,NULL,NULL,1.79578281085753393171e+09,NULL);
INSERT INTO "deliveries" VALUES('msg_01m8efy77agfrmb4rpegky803s','webhook_01m8efxg8mg5a063qppe0er514','job.failed','{"type": "job.failed", "timestamp": "2026-11-27T12:33:17.962992+00:00", "data": {"error": "regions need a mask of the photo and one of each painting", "label": "Other colours", "state": "failed", "detail": "regions need a mask of the photo and one of each painting", "job_id": "job_01m8efxgt13y29gdmqk1b90jqe", "outcome": "failed"}}',0,1.79578279796299195283e+09,NULL,NULL,1.79578281085922408103e+09,NULL);
INSERT INTO "deliveries" VALUES('msg_01m8efy77e6v43a73c96djdp9d','webhook_01m8efxg8mg5a063qppe0er514','job.paused','{"type": "job.paused", "timestamp": "2026-11-27T12:33:30.479707+00:00", "data": {"error": null, "label": "Paused in the middle", "state": "paused", "detail": null, "job_id": "job_01m8efy1qmnck6kkfjmbh6csge", "outcome": "paused"}}',0,1.79578281047970700259e+09,NULL,NULL,1.79578281086288499834e+09,NULL);
CREATE TABLE job_events (
	id INTEGER NOT NULL, 
	job_id VARCHAR(40) NOT NULL, 
	at DOUBLE NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(job_id) REFERENCES jobs (id) ON DELETE CASCADE
);
INSERT INTO "job_events" VALUES(1,'job_01m8efxgkre6dkc0smzztm8znq',1.79578278770908904074e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(2,'job_01m8efxgst5z8h0a3snjzr7q9k',1795782787.89986,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(3,'job_01m8efxgt13y29gdmqk1b90jqe',1.79578278790708494193e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(4,'job_01m8efxgkre6dkc0smzztm8znq',1.79578279118972301484e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO "job_events" VALUES(5,'job_01m8efxgkre6dkc0smzztm8znq',1.79578279460800790783e+09,'artifact','{"name": "scale-1.jpg", "width": 64, "height": 32, "sha256": "64d38f88b75885a65ff71a2aeae6d3accc0044455c00a8a65cc7c57b6095724e", "artifact": "artifact_01m8efxqbeaz9frvg6fz8m125p"}');
INSERT INTO "job_events" VALUES(6,'job_01m8efxgkre6dkc0smzztm8znq',1.79578279551299309726e+09,'artifact','{"name": "result.png", "width": 96, "height": 48, "sha256": "4aefa3cba8c8e8f03f35a10398dc87e532cf386fca3de3ecff90f467241dd3b9", "artifact": "artifact_01m8efxr7q228r381gsyq66z3j"}');
INSERT INTO "job_events" VALUES(7,'job_01m8efxgkre6dkc0smzztm8znq',1.79578279551893901823e+09,'state','{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO "job_events" VALUES(8,'job_01m8efxgst5z8h0a3snjzr7q9k',1.79578279562721800804e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO "job_events" VALUES(9,'job_01m8efxgst5z8h0a3snjzr7q9k',1795782796.93433,'artifact','{"name": "scale-1.jpg", "width": 64, "height": 32, "sha256": "150f2cb65685ad47c4c42dcb0d7feecc004e1c18e02fcd0069bfee63d07f395d", "artifact": "artifact_01m8efxsm4wxryrv3990mxfbq2"}');
INSERT INTO "job_events" VALUES(10,'job_01m8efxgst5z8h0a3snjzr7q9k',1.79578279783115911478e+09,'artifact','{"name": "result.png", "width": 96, "height": 48, "sha256": "03089c138de1777f8329d3eb11e4ff9d362d306425d90132950cf1d3a3558fdc", "artifact": "artifact_01m8efxtg688wjab528s5a1548"}');
INSERT INTO "job_events" VALUES(11,'job_01m8efxgst5z8h0a3snjzr7q9k',1.79578279783471608157e+09,'state','{"state": "succeeded", "detail": null, "outcome": "succeeded"}');
INSERT INTO "job_events" VALUES(12,'job_01m8efxgt13y29gdmqk1b90jqe',1795782797.94186,'state','{"epoch": 1, "state": "running", "worker": "studio/finishes"}');
INSERT INTO "job_events" VALUES(13,'job_01m8efxgt13y29gdmqk1b90jqe',1.79578279796223211285e+09,'state','{"state": "failed", "detail": "regions need a mask of the photo and one of each painting", "outcome": "failed"}');
INSERT INTO "job_events" VALUES(14,'job_01m8efxtq5q0vz8qjvwgagwvjr',1.79578279805477809905e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(15,'job_01m8efxtq5q0vz8qjvwgagwvjr',1.79578280025401306159e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/adam"}');
INSERT INTO "job_events" VALUES(16,'job_01m8efxyt0m8hh4a603fzpzxm5',1795782802.24189,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(17,'job_01m8efxyt0m8hh4a603fzpzxm5',1.79578280428303503992e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/lbfgs"}');
INSERT INTO "job_events" VALUES(18,'job_01m8efy1qmnck6kkfjmbh6csge',1.79578280523788499836e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(19,'job_01m8efy1qmnck6kkfjmbh6csge',1.79578280841009497647e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/pauses"}');
INSERT INTO "job_events" VALUES(20,'job_01m8efy1qmnck6kkfjmbh6csge',1.79578281040522098541e+09,'state','{"by": "ana", "state": "pausing"}');
INSERT INTO "job_events" VALUES(21,'job_01m8efy1qmnck6kkfjmbh6csge',1.79578281047916388504e+09,'state','{"state": "paused", "detail": null, "outcome": "paused"}');
INSERT INTO "job_events" VALUES(22,'job_01m8efy782bnr6t0beaze54y1v',1.79578281088568210603e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(23,'job_01m8efy782bnr6t0beaze54y1v',1.7957828169086539745e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO "job_events" VALUES(24,'job_01m8efy782bnr6t0beaze54y1v',1.79578281691261291506e+09,'state','{"by": "ana", "state": "pausing"}');
INSERT INTO "job_events" VALUES(25,'job_01m8efyd4kk1dr2kdj9ggg390m',1.79578281691595196718e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(26,'job_01m8efyd4kk1dr2kdj9ggg390m',1.79578281692100191115e+09,'state','{"epoch": 1, "state": "running", "worker": "studio/gone"}');
INSERT INTO "job_events" VALUES(27,'job_01m8efyd4kk1dr2kdj9ggg390m',1.79578281692371392245e+09,'state','{"by": "ana", "state": "canceling"}');
INSERT INTO "job_events" VALUES(28,'job_01m8efyd4x89j433me9dhm5hpe',1.79578281692645311358e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(29,'job_01m8efyd4x89j433me9dhm5hpe',1.79578281693037390708e+09,'state','{"by": "ana", "state": "canceled"}');
INSERT INTO "job_events" VALUES(30,'job_01m8efyd540d3eyrecjgmz7a7e',1.79578281693301510814e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(31,'job_01m8efyd58rdeqh32ns1kx3qxr',1.79578281693786311152e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(32,'job_01m8efyd5czwpptrzbpb5v5hpn',1.79578281694142389297e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(33,'job_01m8efyd5czwpptrzbpb5v5hpn',1.79578281694443392746e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(34,'job_01m8efyd5j9xttkk4t1pqwwrtg',1.79578281694700789446e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(35,'job_01m8efyd5j9xttkk4t1pqwwrtg',1.7957828169500019551e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(36,'job_01m8efyd5qvre40w6t940gv08y',1795782816.95248,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(37,'job_01m8efyd5qvre40w6t940gv08y',1.79578281695558595655e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(38,'job_01m8efyd5x5cbk8j4ay5kjjg95',1.79578281695839905743e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(39,'job_01m8efyd5x5cbk8j4ay5kjjg95',1.79578281696147799492e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(40,'job_01m8efyd63r8zb5kj9mbw8941n',1.79578281696398401254e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(41,'job_01m8efyd63r8zb5kj9mbw8941n',1.79578281696719193457e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(42,'job_01m8efyd69m503b6bvfs808y73',1795782816.9698,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(43,'job_01m8efyd69m503b6bvfs808y73',1.79578281697284603121e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(44,'job_01m8efyd6er7bwwhn0cq824nc4',1.79578281697565197939e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(45,'job_01m8efyd6er7bwwhn0cq824nc4',1.7957828169788219929e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(46,'job_01m8efyd6m2zbtcc3ca6rg0csy',1.79578281698132395747e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(47,'job_01m8efyd6m2zbtcc3ca6rg0csy',1.79578281698460388189e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(48,'job_01m8efyd6tr0sknece5xds1w47',1.79578281698743200305e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(49,'job_01m8efyd6tr0sknece5xds1w47',1.7957828169905159473e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(50,'job_01m8efyd70smqmdcskj9ymq9fw',1.79578281699306392671e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(51,'job_01m8efyd70smqmdcskj9ymq9fw',1.79578281699630403519e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(52,'job_01m8efyd76am7awbfjqs608d3w',1.79578281699940204619e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(53,'job_01m8efyd76am7awbfjqs608d3w',1795782817.00277,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(54,'job_01m8efyd7cdxx39vx6a9vvz0m9',1.79578281700566101076e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(55,'job_01m8efyd7cdxx39vx6a9vvz0m9',1.79578281700883698457e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(56,'job_01m8efyd7j7f8q72yx6mvcm42k',1.79578281701147508624e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(57,'job_01m8efyd7j7f8q72yx6mvcm42k',1.79578281701505208019e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(58,'job_01m8efyd7s1gzwfc9a8v26pfn0',1.79578281701812696464e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(59,'job_01m8efyd7s1gzwfc9a8v26pfn0',1.79578281702240610123e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(60,'job_01m8efyd80r1w30qbh5n0jeevb',1.79578281702541089057e+09,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(61,'job_01m8efyd80r1w30qbh5n0jeevb',1.79578281702879309655e+09,'state','{"by": "ana", "state": "paused"}');
INSERT INTO "job_events" VALUES(62,'job_01m8efyd8a4k045zfzt0mxqmzy',1795782817.03492,'state','{"state": "queued"}');
INSERT INTO "job_events" VALUES(63,'job_01m8efyd8c1y37sbwbb922nv66',1795782817.03781,'state','{"state": "queued"}');
CREATE TABLE jobs (
	id VARCHAR(40) NOT NULL, 
	owner VARCHAR(100) NOT NULL, 
	label VARCHAR(200) NOT NULL, 
	spec JSON NOT NULL, 
	parent_id VARCHAR(40), 
	state VARCHAR(16) NOT NULL, 
	error TEXT, 
	version INTEGER NOT NULL, 
	priority INTEGER NOT NULL, 
	position DOUBLE NOT NULL, 
	epoch INTEGER NOT NULL, 
	boot_id VARCHAR(40), 
	worker_id VARCHAR(200), 
	lease_until DOUBLE, 
	losses INTEGER NOT NULL, 
	progress JSON, 
	created DOUBLE NOT NULL, 
	started DOUBLE, 
	finished DOUBLE, 
	render_seconds DOUBLE NOT NULL, batch_id VARCHAR(40), 
	PRIMARY KEY (id)
);
INSERT INTO "jobs" VALUES('job_01m8efxgst5z8h0a3snjzr7q9k','ana','Finished with lbfgs','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'succeeded',NULL,3,0,1.79578278789813899993e+09,1,NULL,NULL,NULL,0,'{"done": 1.0, "loss": 0.1601728567807113, "curve": [[0.013333, 1.208829440574975], [0.026667, 1.1269518159205052], [0.04, 0.9677995508334706], [0.053333, 0.8983587204750405], [0.066667, 0.7290365577032282], [0.08, 0.6794924538513274], [0.093333, 0.5559171701710636], [0.106667, 0.4979755981134028], [0.12, 0.42262181745621225], [0.133333, 0.334565431741503], [0.146667, 0.29393116353725596], [0.16, 0.2625073161648825], [0.173333, 0.2169634440438791], [0.186667, 0.19520749857616568], [0.2, 0.16872431800499768], [0.213333, 0.1588003964287545], [0.226667, 0.1489773231716856], [0.24, 0.14220621596338678], [0.253333, 0.13617888051060872], [0.266667, 0.1259141975334243], [0.28, 0.12026003280871359], [0.293333, 0.11500665700011936], [0.306667, 0.11290399961899178], [0.32, 0.10625956920503282], [0.333333, 0.10286081782843315], [0.346667, 0.10136887108666232], [0.36, 0.09930906963912726], [0.373333, 0.09681749623946637], [0.386667, 0.09413883432922246], [0.4, 0.09201718914225618], [0.43, 0.20498863199678252], [0.46, 0.19786213939200947], [0.49, 0.18870265442385528], [0.52, 0.1833129831315531], [0.55, 0.18118184664934212], [0.58, 0.17678267936967113], [0.61, 0.17398589513486984], [0.64, 0.17220509919358848], [0.67, 0.1698140858803419], [0.7, 0.16773640643326326], [0.73, 0.16614673773629493], [0.76, 0.16487927459810348], [0.79, 0.16387279788672676], [0.82, 0.16309408219995852], [0.85, 0.1624180789048639], [0.88, 0.16174600627541819], [0.91, 0.16150945659129146], [0.94, 0.16083178283633642], [0.97, 0.16046557063858805], [1.0, 0.1601728567807113]], "scale": 2, "stage": "finished", "width": 96, "height": 48, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.10158428153902786, "eta_seconds": 0, "content_loss": 0.057996237240386106}',1.79578278789813899993e+09,1.79578279562679290776e+09,1.79578279783301210403e+09,2.20694112777709960937e+00,NULL);
INSERT INTO "jobs" VALUES('job_01m8efxgkre6dkc0smzztm8znq','ana','Finished with adam','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'succeeded',NULL,3,0,1.79578278770439291002e+09,1,NULL,NULL,NULL,0,'{"done": 1.0, "loss": 0.34161475883917414, "curve": [[0.013333, 1.208829440574975], [0.026667, 1.1881483681554714], [0.04, 1.15056859300854], [0.053333, 1.102099389979095], [0.066667, 1.0502432029456412], [0.08, 1.0010352936826945], [0.093333, 0.9579596887200071], [0.106667, 0.9200828422879899], [0.12, 0.8853315752061567], [0.133333, 0.8504798052655276], [0.146667, 0.8141325903248223], [0.16, 0.7806604790652021], [0.173333, 0.7527655004801114], [0.186667, 0.7291980630060632], [0.2, 0.707793268805997], [0.213333, 0.6848315473124001], [0.226667, 0.6611474096481457], [0.24, 0.6369918484567438], [0.253333, 0.6136203583560843], [0.266667, 0.5917978759610648], [0.28, 0.5720829957937484], [0.293333, 0.5547547024175843], [0.306667, 0.5400515410765523], [0.32, 0.5273198397463063], [0.333333, 0.5165511746584205], [0.346667, 0.5075259579075627], [0.36, 0.500222211480803], [0.373333, 0.4948265737655719], [0.386667, 0.49114546793576397], [0.4, 0.48834008923780325], [0.43, 0.6278409878751389], [0.46, 0.5953633443256809], [0.49, 0.5625704519119152], [0.52, 0.5311950138017564], [0.55, 0.5027011511006468], [0.58, 0.47778566268132944], [0.61, 0.45670234329404896], [0.64, 0.4392224221589343], [0.67, 0.42435279394033365], [0.7, 0.41063766220006453], [0.73, 0.3978792376080933], [0.76, 0.38653508920305185], [0.79, 0.37649032968258644], [0.82, 0.3674230360409165], [0.85, 0.3598938714172627], [0.88, 0.35368661194761897], [0.91, 0.34883667948403535], [0.94, 0.34523394336011315], [0.97, 0.34282481977398915], [1.0, 0.34161475883917414]], "scale": 2, "stage": "finished", "width": 96, "height": 48, "scales": 2, "iteration": 20, "iterations": 20, "style_loss": 0.28018145767725233, "eta_seconds": 0, "content_loss": 0.06143330116192178}',1.79578278770439291002e+09,1.79578279118782496454e+09,1.7957827955164260864e+09,4.33566403388977050781e+00,NULL);
INSERT INTO "jobs" VALUES('job_01m8efxgt13y29gdmqk1b90jqe','ana','Other colours','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p"}',NULL,'failed','regions need a mask of the photo and one of each painting',3,0,1.79578278790586590768e+09,1,NULL,NULL,NULL,0,'{"stage": "loading"}',1.79578278790586590768e+09,1.79578279794151496884e+09,1.79578279796019601825e+09,1.92470550537109375e-02,NULL);
INSERT INTO "jobs" VALUES('job_01m8efxtq5q0vz8qjvwgagwvjr','ana','Stopped with adam','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'running',NULL,2,10,1.79578279805312395096e+09,1,'boot_01m8efxwejhtzt3sfdjx5fnec3','studio/adam',1.7957828302881560325e+09,0,'{"stage": "loading"}',1.79578279805312395096e+09,1.79578280025291299815e+09,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efxyt0m8hh4a603fzpzxm5','ana','Stopped with lbfgs','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 2, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "lbfgs", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'running',NULL,2,10,1.79578280224059700972e+09,1,'boot_01m8efy0cs75nw23n3mbgnre8m','studio/lbfgs',1.79578283431197595594e+09,0,'{"stage": "loading"}',1.79578280224059700972e+09,1.79578280428203201296e+09,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd540d3eyrecjgmz7a7e','ana','Queued','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'queued',NULL,1,0,1795782816.93214,0,NULL,NULL,NULL,0,'null',1795782816.93214,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd58rdeqh32ns1kx3qxr','ana','A version','{"init": null, "recipe": {"init": "content", "seed": 7, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}','job_01m8efxgkre6dkc0smzztm8znq','queued',NULL,1,0,1.79578281693687200545e+09,0,NULL,NULL,NULL,0,'null',1.79578281693687200545e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efy1qmnck6kkfjmbh6csge','ana','Paused in the middle','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,4,10,1.79578280523640489577e+09,1,NULL,NULL,NULL,0,'{"done": 0.173333, "loss": 0.7527655004801114, "curve": [[0.013333, 1.208829440574975], [0.026667, 1.1881483681554714], [0.04, 1.15056859300854], [0.053333, 1.102099389979095], [0.066667, 1.0502432029456412], [0.08, 1.0010352936826945], [0.093333, 0.9579596887200071], [0.106667, 0.9200828422879899], [0.12, 0.8853315752061567], [0.133333, 0.8504798052655276], [0.146667, 0.8141325903248223], [0.16, 0.7806604790652021], [0.173333, 0.7527655004801114]], "scale": 1, "stage": "rendering", "width": 64, "height": 32, "scales": 2, "iteration": 13, "iterations": 30, "style_loss": 0.7184173838851338, "eta_seconds": 3.2, "content_loss": 0.034348116594977586}',1.79578280523640489577e+09,1.79578280840844297415e+09,NULL,2.07495403289794921875e+00,NULL);
INSERT INTO "jobs" VALUES('job_01m8efy782bnr6t0beaze54y1v','ana','Held: pause','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'pausing',NULL,3,20,1.79578281088285708426e+09,1,'boot_gone','studio/gone',1.7957828469082770347e+09,0,'null',1.79578281088285708426e+09,1795782816.90828,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd4kk1dr2kdj9ggg390m','ana','Held: cancel','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'canceling',NULL,3,20,1.7957828169149339199e+09,1,'boot_gone','studio/gone',1.79578284692072105404e+09,0,'null',1.7957828169149339199e+09,1.79578281692072296146e+09,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd4x89j433me9dhm5hpe','ana','Canceled','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'canceled',NULL,2,0,1795782816.92547,0,NULL,NULL,NULL,0,'null',1795782816.92547,NULL,1.79578281692943406101e+09,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd5czwpptrzbpb5v5hpn','ana','Preset draft','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 100, "scale_step": 2.0, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 25, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281694053101544e+09,0,NULL,NULL,NULL,0,'null',1.79578281694053101544e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd5j9xttkk4t1pqwwrtg','ana','Preset standard','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 300, "scale_step": 2.0, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 50, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281694607710841e+09,0,NULL,NULL,NULL,0,'null',1.79578281694607710841e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd5qvre40w6t940gv08y','ana','Preset fine','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 1024, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 256, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 500, "scale_step": 1.4142, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 100, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281695163893697e+09,0,NULL,NULL,NULL,0,'null',1.79578281695163893697e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd5x5cbk8j4ay5kjjg95','ana','Every file','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png", "png16", "jpeg", "webp", "tiff", "tiff16"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1795782816.95741,0,NULL,NULL,NULL,0,'null',1795782816.95741,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd63r8zb5kj9mbw8941n','ana','Two paintings','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 2.5}, {"mask": null, "asset": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281696312308307e+09,0,NULL,NULL,NULL,0,'null',1.79578281696312308307e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd69m503b6bvfs808y73','ana','Regions','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p"}',NULL,'paused',NULL,2,0,1.79578281696895909313e+09,0,NULL,NULL,NULL,0,'null',1.79578281696895909313e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd6er7bwwhn0cq824nc4','ana','Regions and strength','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "content_mask": "asset_01m8efxgkgw15q0qhsrbt8pw8p"}',NULL,'paused',NULL,2,0,1.79578281697470498083e+09,0,NULL,NULL,NULL,0,'null',1.79578281697470498083e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd6m2zbtcc3ca6rg0csy','ana','Strength','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": "asset_01m8efxgkgw15q0qhsrbt8pw8p", "content_mask": null}',NULL,'paused',NULL,2,0,1.7957828169804720879e+09,0,NULL,NULL,NULL,0,'null',1.7957828169804720879e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd6tr0sknece5xds1w47','ana','A canvas of one''s own','{"init": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "recipe": {"init": "image", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281698651099208e+09,0,NULL,NULL,NULL,0,'null',1.79578281698651099208e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd70smqmdcskj9ymq9fw','ana','Settings 1','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "luminance", "history": 10, "network": "auto", "padding": "zeros", "pooling": "max", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "gram", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281699212598796e+09,0,NULL,NULL,NULL,0,'null',1.79578281699212598796e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd76am7awbfjqs608d3w','ana','Settings 2','{"init": null, "recipe": {"init": "noise", "seed": 2147483647, "size": 96, "color": "match", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": true, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "moments", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281699842691419e+09,0,NULL,NULL,NULL,0,'null',1.79578281699842691419e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd7cdxx39vx6a9vvz0m9','ana','Settings 3','{"init": null, "recipe": {"init": "noisy", "seed": 0, "size": 96, "color": "histogram", "history": 10, "network": "vgg16", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "wasserstein", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281700475406645e+09,0,NULL,NULL,NULL,0,'null',1.79578281700475406645e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd7j7f8q72yx6mvcm42k','ana','Settings 4','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 100, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.0, "optimizer": "lbfgs", "precision": "float16", "tv_weight": 0.5, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281701053690906e+09,0,NULL,NULL,NULL,0,'null',1.79578281701053690906e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd7s1gzwfc9a8v26pfn0','ana','Settings 5','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 16384, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 4096, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 4.0, "statistics": "covariance", "style_scale": 4.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 8.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281701698493954e+09,0,NULL,NULL,NULL,0,'null',1.79578281701698493954e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd80r1w30qbh5n0jeevb','ana','Settings 6','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_2": 2.0, "relu5_3": 1.0}, "style_weight": 1.0, "learning_rate": 1.0, "content_layers": {"relu2_2": 1.0, "relu3_3": 0.5}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'paused',NULL,2,0,1.79578281702442407608e+09,0,NULL,NULL,NULL,0,'null',1.79578281702442407608e+09,NULL,NULL,0.0,NULL);
INSERT INTO "jobs" VALUES('job_01m8efyd8a4k045zfzt0mxqmzy','ana','','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 0.5, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'queued',NULL,1,0,1795782817.03206,0,NULL,NULL,NULL,0,'null',1795782817.03206,NULL,NULL,0.0,'batch_01m8efyd87nrr4k0thmw4ev205');
INSERT INTO "jobs" VALUES('job_01m8efyd8c1y37sbwbb922nv66','ana','','{"init": null, "recipe": {"init": "content", "seed": 0, "size": 96, "color": "style", "history": 10, "network": "auto", "padding": "replicate", "pooling": "average", "equalize": false, "smallest": 64, "averaging": 0.9, "optimizer": "adam", "precision": "auto", "tv_weight": 0.0, "iterations": 30, "scale_step": 1.5, "statistics": "covariance", "style_scale": 1.0, "style_layers": {"relu1_1": 1.0, "relu2_1": 1.0, "relu3_1": 1.0, "relu4_1": 1.0, "relu5_1": 1.0}, "style_weight": 2.0, "learning_rate": 1.0, "content_layers": {"relu4_2": 1.0}, "content_weight": 1.0, "min_iterations": 10, "iteration_decay": 2.0}, "styles": [{"mask": null, "asset": "asset_01m8efxgjw8vcgwd31n0r8mk5n", "weight": 1.0}], "content": "asset_01m8efxgjf5etz5pz9s8wbs7jh", "outputs": ["png"], "strength": null, "content_mask": null}',NULL,'queued',NULL,1,0,1.79578281703206086164e+09,0,NULL,NULL,NULL,0,'null',1.79578281703206086164e+09,NULL,NULL,0.0,'batch_01m8efyd87nrr4k0thmw4ev205');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	topic VARCHAR(32) NOT NULL, 
	payload JSON NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "outbox" VALUES(155,'webhook','{"data": {"error": null, "label": "Held: pause", "state": "queued", "job_id": "job_01m8efy782bnr6t0beaze54y1v"}, "kind": "job.queued", "owner": "ana"}',1.79578281088739895822e+09);
INSERT INTO "outbox" VALUES(156,'doorbell','{}',1.79578281088797307015e+09);
INSERT INTO "outbox" VALUES(157,'webhook','{"data": {"epoch": 1, "error": null, "label": "Held: pause", "state": "running", "job_id": "job_01m8efy782bnr6t0beaze54y1v", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}',1.79578281690923500062e+09);
INSERT INTO "outbox" VALUES(158,'webhook','{"data": {"by": "ana", "error": null, "label": "Held: pause", "state": "pausing", "job_id": "job_01m8efy782bnr6t0beaze54y1v"}, "kind": "job.pausing", "owner": "ana"}',1.79578281691312408442e+09);
INSERT INTO "outbox" VALUES(159,'webhook','{"data": {"error": null, "label": "Held: cancel", "state": "queued", "job_id": "job_01m8efyd4kk1dr2kdj9ggg390m"}, "kind": "job.queued", "owner": "ana"}',1.79578281691646194457e+09);
INSERT INTO "outbox" VALUES(160,'doorbell','{}',1.7957828169167780876e+09);
INSERT INTO "outbox" VALUES(161,'webhook','{"data": {"epoch": 1, "error": null, "label": "Held: cancel", "state": "running", "job_id": "job_01m8efyd4kk1dr2kdj9ggg390m", "worker": "studio/gone"}, "kind": "job.running", "owner": "ana"}',1.7957828169215168953e+09);
INSERT INTO "outbox" VALUES(162,'webhook','{"data": {"by": "ana", "error": null, "label": "Held: cancel", "state": "canceling", "job_id": "job_01m8efyd4kk1dr2kdj9ggg390m"}, "kind": "job.canceling", "owner": "ana"}',1.79578281692415404318e+09);
INSERT INTO "outbox" VALUES(163,'webhook','{"data": {"error": null, "label": "Canceled", "state": "queued", "job_id": "job_01m8efyd4x89j433me9dhm5hpe"}, "kind": "job.queued", "owner": "ana"}',1.7957828169268870354e+09);
INSERT INTO "outbox" VALUES(164,'doorbell','{}',1.79578281692725896835e+09);
INSERT INTO "outbox" VALUES(165,'webhook','{"data": {"by": "ana", "error": null, "label": "Canceled", "state": "canceled", "job_id": "job_01m8efyd4x89j433me9dhm5hpe"}, "kind": "job.canceled", "owner": "ana"}',1.79578281693078207971e+09);
INSERT INTO "outbox" VALUES(166,'webhook','{"data": {"error": null, "label": "Queued", "state": "queued", "job_id": "job_01m8efyd540d3eyrecjgmz7a7e"}, "kind": "job.queued", "owner": "ana"}',1.79578281693340206142e+09);
INSERT INTO "outbox" VALUES(167,'doorbell','{}',1.7957828169336950779e+09);
INSERT INTO "outbox" VALUES(168,'webhook','{"data": {"error": null, "label": "A version", "state": "queued", "job_id": "job_01m8efyd58rdeqh32ns1kx3qxr"}, "kind": "job.queued", "owner": "ana"}',1.795782816938338995e+09);
INSERT INTO "outbox" VALUES(169,'doorbell','{}',1.79578281693863892553e+09);
INSERT INTO "outbox" VALUES(170,'webhook','{"data": {"error": null, "label": "Preset draft", "state": "queued", "job_id": "job_01m8efyd5czwpptrzbpb5v5hpn"}, "kind": "job.queued", "owner": "ana"}',1.79578281694181489946e+09);
INSERT INTO "outbox" VALUES(171,'doorbell','{}',1.79578281694210195543e+09);
INSERT INTO "outbox" VALUES(172,'webhook','{"data": {"by": "ana", "error": null, "label": "Preset draft", "state": "paused", "job_id": "job_01m8efyd5czwpptrzbpb5v5hpn"}, "kind": "job.paused", "owner": "ana"}',1.79578281694484090803e+09);
INSERT INTO "outbox" VALUES(173,'webhook','{"data": {"error": null, "label": "Preset standard", "state": "queued", "job_id": "job_01m8efyd5j9xttkk4t1pqwwrtg"}, "kind": "job.queued", "owner": "ana"}',1.7957828169474089146e+09);
INSERT INTO "outbox" VALUES(174,'doorbell','{}',1795782816.9477);
INSERT INTO "outbox" VALUES(175,'webhook','{"data": {"by": "ana", "error": null, "label": "Preset standard", "state": "paused", "job_id": "job_01m8efyd5j9xttkk4t1pqwwrtg"}, "kind": "job.paused", "owner": "ana"}',1.7957828169504508972e+09);
INSERT INTO "outbox" VALUES(176,'webhook','{"data": {"error": null, "label": "Preset fine", "state": "queued", "job_id": "job_01m8efyd5qvre40w6t940gv08y"}, "kind": "job.queued", "owner": "ana"}',1.79578281695286107056e+09);
INSERT INTO "outbox" VALUES(177,'doorbell','{}',1.79578281695316410064e+09);
INSERT INTO "outbox" VALUES(178,'webhook','{"data": {"by": "ana", "error": null, "label": "Preset fine", "state": "paused", "job_id": "job_01m8efyd5qvre40w6t940gv08y"}, "kind": "job.paused", "owner": "ana"}',1.79578281695602488517e+09);
INSERT INTO "outbox" VALUES(179,'webhook','{"data": {"error": null, "label": "Every file", "state": "queued", "job_id": "job_01m8efyd5x5cbk8j4ay5kjjg95"}, "kind": "job.queued", "owner": "ana"}',1.7957828169588229656e+09);
INSERT INTO "outbox" VALUES(180,'doorbell','{}',1.79578281695912098884e+09);
INSERT INTO "outbox" VALUES(181,'webhook','{"data": {"by": "ana", "error": null, "label": "Every file", "state": "paused", "job_id": "job_01m8efyd5x5cbk8j4ay5kjjg95"}, "kind": "job.paused", "owner": "ana"}',1.79578281696188592911e+09);
INSERT INTO "outbox" VALUES(182,'webhook','{"data": {"error": null, "label": "Two paintings", "state": "queued", "job_id": "job_01m8efyd63r8zb5kj9mbw8941n"}, "kind": "job.queued", "owner": "ana"}',1.79578281696437191961e+09);
INSERT INTO "outbox" VALUES(183,'doorbell','{}',1795782816.96466);
INSERT INTO "outbox" VALUES(184,'webhook','{"data": {"by": "ana", "error": null, "label": "Two paintings", "state": "paused", "job_id": "job_01m8efyd63r8zb5kj9mbw8941n"}, "kind": "job.paused", "owner": "ana"}',1.79578281696760296819e+09);
INSERT INTO "outbox" VALUES(185,'webhook','{"data": {"error": null, "label": "Regions", "state": "queued", "job_id": "job_01m8efyd69m503b6bvfs808y73"}, "kind": "job.queued", "owner": "ana"}',1.79578281697021794314e+09);
INSERT INTO "outbox" VALUES(186,'doorbell','{}',1.79578281697052311895e+09);
INSERT INTO "outbox" VALUES(187,'webhook','{"data": {"by": "ana", "error": null, "label": "Regions", "state": "paused", "job_id": "job_01m8efyd69m503b6bvfs808y73"}, "kind": "job.paused", "owner": "ana"}',1.79578281697325706483e+09);
INSERT INTO "outbox" VALUES(188,'webhook','{"data": {"error": null, "label": "Regions and strength", "state": "queued", "job_id": "job_01m8efyd6er7bwwhn0cq824nc4"}, "kind": "job.queued", "owner": "ana"}',1.79578281697606396676e+09);
INSERT INTO "outbox" VALUES(189,'doorbell','{}',1.79578281697636294366e+09);
INSERT INTO "outbox" VALUES(190,'webhook','{"data": {"by": "ana", "error": null, "label": "Regions and strength", "state": "paused", "job_id": "job_01m8efyd6er7bwwhn0cq824nc4"}, "kind": "job.paused", "owner": "ana"}',1.79578281697922611235e+09);
INSERT INTO "outbox" VALUES(191,'webhook','{"data": {"error": null, "label": "Strength", "state": "queued", "job_id": "job_01m8efyd6m2zbtcc3ca6rg0csy"}, "kind": "job.queued", "owner": "ana"}',1.7957828169817130566e+09);
INSERT INTO "outbox" VALUES(192,'doorbell','{}',1.79578281698200607294e+09);
INSERT INTO "outbox" VALUES(193,'webhook','{"data": {"by": "ana", "error": null, "label": "Strength", "state": "paused", "job_id": "job_01m8efyd6m2zbtcc3ca6rg0csy"}, "kind": "job.paused", "owner": "ana"}',1.79578281698505401618e+09);
INSERT INTO "outbox" VALUES(194,'webhook','{"data": {"error": null, "label": "A canvas of one''s own", "state": "queued", "job_id": "job_01m8efyd6tr0sknece5xds1w47"}, "kind": "job.queued", "owner": "ana"}',1.79578281698783111565e+09);
INSERT INTO "outbox" VALUES(195,'doorbell','{}',1.79578281698816204074e+09);
INSERT INTO "outbox" VALUES(196,'webhook','{"data": {"by": "ana", "error": null, "label": "A canvas of one''s own", "state": "paused", "job_id": "job_01m8efyd6tr0sknece5xds1w47"}, "kind": "job.paused", "owner": "ana"}',1.79578281699091410637e+09);
INSERT INTO "outbox" VALUES(197,'webhook','{"data": {"error": null, "label": "Settings 1", "state": "queued", "job_id": "job_01m8efyd70smqmdcskj9ymq9fw"}, "kind": "job.queued", "owner": "ana"}',1795782816.99345);
INSERT INTO "outbox" VALUES(198,'doorbell','{}',1.79578281699373292924e+09);
INSERT INTO "outbox" VALUES(199,'webhook','{"data": {"by": "ana", "error": null, "label": "Settings 1", "state": "paused", "job_id": "job_01m8efyd70smqmdcskj9ymq9fw"}, "kind": "job.paused", "owner": "ana"}',1.79578281699678492548e+09);
INSERT INTO "outbox" VALUES(200,'webhook','{"data": {"error": null, "label": "Settings 2", "state": "queued", "job_id": "job_01m8efyd76am7awbfjqs608d3w"}, "kind": "job.queued", "owner": "ana"}',1.79578281699983406064e+09);
INSERT INTO "outbox" VALUES(201,'doorbell','{}',1.7957828170002160072e+09);
INSERT INTO "outbox" VALUES(202,'webhook','{"data": {"by": "ana", "error": null, "label": "Settings 2", "state": "paused", "job_id": "job_01m8efyd76am7awbfjqs608d3w"}, "kind": "job.paused", "owner": "ana"}',1.79578281700320196156e+09);
INSERT INTO "outbox" VALUES(203,'webhook','{"data": {"error": null, "label": "Settings 3", "state": "queued", "job_id": "job_01m8efyd7cdxx39vx6a9vvz0m9"}, "kind": "job.queued", "owner": "ana"}',1795782817.00607);
INSERT INTO "outbox" VALUES(204,'doorbell','{}',1.79578281700642108922e+09);
INSERT INTO "outbox" VALUES(205,'webhook','{"data": {"by": "ana", "error": null, "label": "Settings 3", "state": "paused", "job_id": "job_01m8efyd7cdxx39vx6a9vvz0m9"}, "kind": "job.paused", "owner": "ana"}',1.7957828170092539787e+09);
INSERT INTO "outbox" VALUES(206,'webhook','{"data": {"error": null, "label": "Settings 4", "state": "queued", "job_id": "job_01m8efyd7j7f8q72yx6mvcm42k"}, "kind": "job.queued", "owner": "ana"}',1.79578281701190304751e+09);
INSERT INTO "outbox" VALUES(207,'doorbell','{}',1.79578281701220703126e+09);
INSERT INTO "outbox" VALUES(208,'webhook','{"data": {"by": "ana", "error": null, "label": "Settings 4", "state": "paused", "job_id": "job_01m8efyd7j7f8q72yx6mvcm42k"}, "kind": "job.paused", "owner": "ana"}',1.79578281701548695564e+09);
INSERT INTO "outbox" VALUES(209,'webhook','{"data": {"error": null, "label": "Settings 5", "state": "queued", "job_id": "job_01m8efyd7s1gzwfc9a8v26pfn0"}, "kind": "job.queued", "owner": "ana"}',1.79578281701865696906e+09);
INSERT INTO "outbox" VALUES(210,'doorbell','{}',1.7957828170189731121e+09);
INSERT INTO "outbox" VALUES(211,'webhook','{"data": {"by": "ana", "error": null, "label": "Settings 5", "state": "paused", "job_id": "job_01m8efyd7s1gzwfc9a8v26pfn0"}, "kind": "job.paused", "owner": "ana"}',1.79578281702293491356e+09);
INSERT INTO "outbox" VALUES(212,'webhook','{"data": {"error": null, "label": "Settings 6", "state": "queued", "job_id": "job_01m8efyd80r1w30qbh5n0jeevb"}, "kind": "job.queued", "owner": "ana"}',1.79578281702583098409e+09);
INSERT INTO "outbox" VALUES(213,'doorbell','{}',1.79578281702624297138e+09);
INSERT INTO "outbox" VALUES(214,'webhook','{"data": {"by": "ana", "error": null, "label": "Settings 6", "state": "paused", "job_id": "job_01m8efyd80r1w30qbh5n0jeevb"}, "kind": "job.paused", "owner": "ana"}',1.79578281702950191497e+09);
INSERT INTO "outbox" VALUES(215,'webhook','{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8efyd8a4k045zfzt0mxqmzy"}, "kind": "job.queued", "owner": "ana"}',1.79578281703532600401e+09);
INSERT INTO "outbox" VALUES(216,'doorbell','{}',1.79578281703620791431e+09);
INSERT INTO "outbox" VALUES(217,'webhook','{"data": {"error": null, "label": "", "state": "queued", "job_id": "job_01m8efyd8c1y37sbwbb922nv66"}, "kind": "job.queued", "owner": "ana"}',1.79578281703830099102e+09);
INSERT INTO "outbox" VALUES(218,'doorbell','{}',1.79578281703956604007e+09);
CREATE TABLE tokens (
	id VARCHAR(40) NOT NULL, 
	user VARCHAR(100) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	scopes JSON NOT NULL, 
	created DOUBLE NOT NULL, 
	expires DOUBLE, 
	used DOUBLE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(user) REFERENCES users (name) ON DELETE CASCADE, 
	UNIQUE (sha256)
);
INSERT INTO "tokens" VALUES('token_01m8efxg8h7d88p7kytmc5xn5c','ana','laptop','a39bdbd6d7d26a6f09c515c0cc2d9e175fa880fd48f6e8fa513279596c22535a','["read", "write"]',1.79578278734541296962e+09,NULL,NULL);
CREATE TABLE uploads (
	id VARCHAR(40) NOT NULL, 
	owner VARCHAR(100) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	bytes BIGINT NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "uploads" VALUES('upload_01m8efyd8h1wwrggnhhj4zjr00','ana','0000000000000000000000000000000000000000000000000000000000000000','on its way.png',1000,1.79578281704259610173e+09);
CREATE TABLE users (
	name VARCHAR(100) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	disabled BOOLEAN NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "users" VALUES('ana','artist',0,1.79578278733850789069e+09);
INSERT INTO "users" VALUES('operator','operator',0,1.79578278734200406071e+09);
INSERT INTO "users" VALUES('admin','admin',0,1.79578278734371495246e+09);
CREATE TABLE webhooks (
	id VARCHAR(40) NOT NULL, 
	owner VARCHAR(100) NOT NULL, 
	url TEXT NOT NULL, 
	secret VARCHAR(100) NOT NULL, 
	events JSON NOT NULL, 
	enabled BOOLEAN NOT NULL, 
	created DOUBLE NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "webhooks" VALUES('webhook_01m8efxg8mg5a063qppe0er514','ana','http://127.0.0.1:9/farm','whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','["job.failed", "job.paused", "job.succeeded"]',1,1.79578278734912800788e+09);
CREATE TABLE workers (
	id VARCHAR(200) NOT NULL, 
	boot_id VARCHAR(40) NOT NULL, 
	host VARCHAR(200) NOT NULL, 
	pid INTEGER NOT NULL, 
	device VARCHAR(100) NOT NULL, 
	version VARCHAR(40) NOT NULL, 
	draining BOOLEAN NOT NULL, 
	reason TEXT, 
	job_id VARCHAR(40), 
	started DOUBLE NOT NULL, 
	seen DOUBLE NOT NULL, 
	stopped DOUBLE, trusted DOUBLE, 
	PRIMARY KEY (id)
);
INSERT INTO "workers" VALUES('studio/finishes','boot_01m8efxkbzv1v6av20jr4278zc','vm',9566,'cpu, 1 threads','0.1.0',0,NULL,NULL,1.79578279055794191353e+09,1.79578279615843105316e+09,1.7957827979733939171e+09,NULL);
INSERT INTO "workers" VALUES('studio/adam','boot_01m8efxwejhtzt3sfdjx5fnec3','vm',9805,'cpu, 1 threads','0.1.0',0,NULL,NULL,1.79578279985338807103e+09,1795782799.85342,NULL,NULL);
INSERT INTO "workers" VALUES('studio/lbfgs','boot_01m8efy0cs75nw23n3mbgnre8m','vm',9837,'cpu, 1 threads','0.1.0',0,NULL,NULL,1.79578280389197301862e+09,1.79578280389200496671e+09,NULL,NULL);
INSERT INTO "workers" VALUES('studio/pauses','boot_01m8efy3jp05j56kn8szhw1n3c','vm',9858,'cpu, 1 threads','0.1.0',0,NULL,NULL,1.79578280716788411136e+09,1.79578280716794490808e+09,1.79578281058669304848e+09,NULL);
CREATE INDEX ix_assets_sha256 ON assets (sha256);
CREATE INDEX ix_jobs_claim ON jobs (state, priority, owner, position);
CREATE INDEX ix_jobs_created ON jobs (created, id);
CREATE INDEX ix_jobs_owner ON jobs (owner, created, id);
CREATE INDEX ix_attempts_worker_id ON attempts (worker_id);
CREATE INDEX ix_checkpoints_job_id ON checkpoints (job_id);
CREATE INDEX ix_job_events_job_id ON job_events (job_id);
CREATE INDEX ix_webhooks_owner ON webhooks (owner);
CREATE INDEX ix_deliveries_due ON deliveries (due);
CREATE INDEX ix_deliveries_webhook_id ON deliveries (webhook_id);
CREATE INDEX ix_tokens_user ON tokens (user);
CREATE INDEX ix_jobs_batch_id ON jobs (batch_id);
CREATE INDEX ix_answers_job_id ON answers (job_id);
CREATE INDEX ix_jobs_parent_id ON jobs (parent_id);
CREATE INDEX ix_jobs_state ON jobs (state, created, id);
CREATE INDEX ix_outbox_topic ON outbox (topic, id);
CREATE INDEX ix_jobs_line ON jobs (state, priority DESC, position);
CREATE INDEX ix_attempts_ended ON attempts (ended, outcome);
COMMIT;
